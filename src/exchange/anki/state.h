// What an Anki card says of its learner, in the words of learn/, and back: phase, memory, days, and the answers that
// led there. Pure.
//
// The memory of FSRS is taken as it is (cards.data: s, d). Where there is none, SM-2's ease and interval give one, and
// where there is no interval yet, the answers. Review days count from the collection's first day and begin at its
// rollover hour; a card in a filtered deck has its own due day back.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "exchange/anki/collection.h"
#include "learn/schedule.h"

namespace colloquy::exchange::anki {

using learn::Millis;

struct LoggedAnswer {
  Millis at = 0;
  learn::Grade grade = learn::Grade::good;
  int milliseconds = 0;  // that it took
  int utc_offset = 0;    // minutes east, where it was given
  int days = 0;          // the interval that was given; 0: minutes, or it is not known
  friend bool operator==(const LoggedAnswer&, const LoggedAnswer&) = default;
};

struct LearnerCard {
  learn::CardState state;
  bool suspended = false;
  Millis buried_until = 0;        // 0: not
  std::vector<LoggedAnswer> log;  // oldest first
};

// Days of a collection to moments and back.
class Calendar {
 public:
  explicit Calendar(const Collection& collection);

  Millis begin(std::int64_t day) const;
  std::int64_t day_of(Millis at) const;
  int utc_offset() const { return offset_; }  // minutes east, where the collection was last used
  int rollover_hour() const { return rollover_; }

 private:
  bool fixed_days_ = false;  // of 24 hours since the beginning, as the first scheduler had them
  Millis created_ = 0;
  std::int64_t first_day_ = 0;
  int offset_ = 0, rollover_ = 4;
};

// `reviews`: those of this card, in their order. `deck`: its own, where a filtered one has it on loan; null: unknown.
LearnerCard learner_card(const Card& card, std::span<const Review> reviews, const Deck* deck,
                         const Collection& collection, const Calendar& calendar);

// How FSRS would like it remembered when it falls due, as the card says; none where it does not.
std::optional<double> wanted_retention(const Card& card);

// Writes state, suspension and the like into `card`, whose ids stay. `position`: its place among new cards.
void put_state(const LearnerCard& from, std::int64_t position, const Calendar& calendar, Card& card);

// The answers as Anki logs them, with the intervals that were given; where one is not known, it is what would be given
// by default, with a fuzz that `name` seeds. Their ids are their moments, to be made unique by the caller.
std::vector<Review> reviews_of(const LearnerCard& from, std::int64_t card, std::string_view name);

}  // namespace colloquy::exchange::anki
