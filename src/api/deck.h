// The cards of one learner in one course (or one lesson of it) as they wait now: those due, oldest
// first; then new ones in the order of the course, from lessons the learner has begun, a few a day;
// then those of this session that come back within minutes. Made for one request from the store and
// the package, and forgotten with it.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/call.h"
#include "base/result.h"
#include "learn/schedule.h"
#include "package/lesson_data.h"

namespace colloquy::api {

class Deck {
 public:
  static constexpr std::size_t kNewADay = 20;                  // per course
  static constexpr base::Millis kAhead = 20 * learn::kMinute;  // steps this near are shown when all else is done
  static constexpr base::Millis kTimeACard = 10 * 1000;        // for "about 4 min"

  // A card to show, with what is known of it.
  struct Waiting {
    const package::LessonEntry* lesson = nullptr;     // of the deck's course
    std::shared_ptr<const package::LessonData> data;  // holds `card`
    const package::CardData* card = nullptr;
    learn::CardState state;
  };

  struct Ask {
    const package::LessonEntry* only = nullptr;  // of the course: its cards alone, begun or not
    std::optional<int> offset;                   // minutes east; else as at the last review
    std::optional<store::Card> graded;           // as it will be once what this request says is stored
  };

  // Errors: those of the store and of reading the package.
  static base::Result<Deck> of(World& world, const store::LearnerId& learner, std::shared_ptr<const Course> course,
                               const Ask& ask);

  // In the order in which they are shown.
  const std::vector<Waiting>& waiting() const { return waiting_; }
  // When the first card that does not wait yet falls due; nothing where there is none.
  std::optional<base::Millis> next_due() const { return next_due_; }
  int offset() const { return offset_; }

 private:
  std::vector<Waiting> waiting_;
  std::optional<base::Millis> next_due_;
  int offset_ = 0;
};

// The card of that id, wherever in the course it is: `hint` is the id of the lesson to look in first.
// Nothing where no lesson has it.
base::Result<std::optional<Deck::Waiting>> find_card(const Course& course, const std::string& id,
                                                     const std::string& hint);

}  // namespace colloquy::api
