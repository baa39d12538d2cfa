// The cards of one learner in one course (or one lesson of it) as they wait now. First those that are due, oldest
// first, with those whose text was changed since they were answered; then new ones, a few a day: the questions that
// were missed in a test, then the cards of lessons the learner has begun, in the order of the course; then those of
// this session that come back within minutes. Of two cards that give each other away (both directions of one, gaps of
// one sentence) one a day is asked. Made for one request from the store and the package, and forgotten with it.
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
  static constexpr base::Millis kAhead = 20 * learn::kMinute;  // steps this near are shown when all else is done
  static constexpr base::Millis kTimeACard = 10 * 1000;        // for "about 4 min"

  // A card to show, with what is known of it.
  struct Waiting {
    const package::LessonEntry* lesson = nullptr;     // of the deck's course
    std::shared_ptr<const package::LessonData> data;  // holds `card`
    const package::CardData* card = nullptr;
    store::Card kept;
    bool changed = false;  // its text, since it was answered last
  };

  struct Ask {
    const package::LessonEntry* only = nullptr;  // of the course: its cards alone, begun or not
    std::optional<int> offset;                   // minutes east; else as at the last review
    std::optional<store::Card> graded;           // as it will be once what this request says is stored
    int ahead = 0;                               // days: cards that fall due by then wait too, after all others
    // What is known of the learner's cards in the course, where it was asked for already; else it is read.
    std::optional<std::vector<store::Card>> known;
  };

  // Errors: those of the store and of reading the package.
  static base::Result<Deck> of(World& world, const store::LearnerId& learner, std::shared_ptr<const Course> course,
                               const Ask& ask);

  // In the order in which they are shown.
  const std::vector<Waiting>& waiting() const { return waiting_; }
  // When the first card that does not wait yet falls due; nothing where there is none.
  std::optional<base::Millis> next_due() const { return next_due_; }
  int offset() const { return offset_; }
  // Cards that rest until tomorrow.
  std::size_t resting() const { return resting_; }
  const store::Study& study() const { return study_; }
  // All that is known of the learner's cards in the course, with those set aside.
  const std::vector<store::Card>& known() const { return known_; }

 private:
  std::vector<Waiting> waiting_;
  std::vector<store::Card> known_;
  store::Study study_;
  std::optional<base::Millis> next_due_;
  std::size_t resting_ = 0;
  int offset_ = 0;
};

// The card of that id, wherever in the course it is: `hint` is the id of the lesson to look in first. Nothing where no
// lesson has it, and where it is that of a question which the learner has not missed: it would give the key away.
base::Result<std::optional<Deck::Waiting>> find_card(World& world, const store::LearnerId& learner,
                                                     const Course& course, const std::string& id,
                                                     const std::string& hint);

// Minutes east of Greenwich at the last answer to any of the cards; 0 where there is none.
int last_offset(const std::vector<store::Card>& cards);

// How many of a learner's cards fall due on each of the days that are balanced.
learn::Load load_of(const std::vector<store::Card>& known, base::Millis now, int utc_offset);

}  // namespace colloquy::api
