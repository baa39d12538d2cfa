// The scheduler: (card, answer, settings) -> card. It puts FSRS-6 (fsrs.h) into days and minutes:
// learning steps, the learner's day, ordered buttons, fuzz. Pure: the same events give the same
// cards on server, in the browser and in `admin replay`.
//
// FSRS does not fix this shell and its implementations differ; ours follows Anki: elapsed days are
// learner's days (day.h); Hard repeats its step, at the first of several it waits the mean of the
// first two; Hard < Good < Easy; fuzz is drawn from the card and its number of answers.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "learn/day.h"
#include "learn/fsrs.h"

namespace colloquy::learn {

enum class Phase : std::uint8_t { fresh, learning, review, relearning };

// What is known of one learner's one card. Made by review() and reschedule(), or brought along from another program; a
// new card is CardState{}.
struct CardState {
  Phase phase = Phase::fresh;
  int step = 0;    // in learning and relearning
  Memory memory;   // in all phases but fresh
  Millis due = 0;  // fresh: 0
  Millis last_review = 0;
  int last_offset = 0;  // minutes east of Greenwich at the last answer
  int interval = 0;     // days given at the last answer, an exam left out of account; 0 within the steps
  int reps = 0;         // answers so far
  int lapses = 0;       // Again in review
  friend bool operator==(const CardState&, const CardState&) = default;
};

struct Answer {
  Grade grade = Grade::good;
  Millis at = 0;
  int utc_offset = 0;  // minutes
  // The interval that was given, in days, where it was chosen within the fuzz by load; 0: the fuzz decides. Held to
  // what the fuzz allows.
  int days = 0;
};

enum class Fuzz : std::uint8_t { off, on };

// A day on which all must be known. From the day before on cards are scheduled as ever.
struct Exam {
  std::int64_t day = 0;     // learner's day (day.h)
  double retention = 0.95;  // wanted on that day; 0.7..0.99
};

// How many cards fall due on each of the coming days.
struct Load {
  std::int64_t first = 0;  // learner's day
  std::vector<std::uint32_t> due;
};

struct Settings {
  Weights weights = kDefaultWeights;
  double retention = 0.9;  // wanted recall when a card falls due; 0.7..0.97
  std::vector<Millis> learning_steps = {kMinute, 10 * kMinute};
  std::vector<Millis> relearning_steps = {10 * kMinute};
  int maximum_interval = kMaxInterval;  // days
  int rollover_hour = kRolloverHour;
  Fuzz fuzz = Fuzz::on;
  // A card that would be asked only on the day of the exam or after it, and would by then be known less well than is
  // wanted, is due on the day before it at the latest.
  std::optional<Exam> exam;
  // Among the days that the fuzz allows, one with few cards is likelier: by the square of one over their number. For
  // intervals up to kBalanced days; a day beyond what is known counts as empty.
  std::optional<Load> load;
};
inline constexpr int kBalanced = 90;

// The card after the answer. `card` is its id: it seeds the fuzz. An answer dated before the last
// one (a device with a wrong clock) counts as given on the same day.
CardState review(const CardState& state, std::string_view card, const Answer& answer, const Settings& settings);

// What each of the four buttons would do, in the order of kGrades: for the labels below them.
struct Choice {
  Millis delay = 0;  // until the card is due, from the answer
  int days = 0;      // the interval in days; 0: within minutes
};
std::array<Choice, 4> choices(const CardState& state, std::string_view card, Millis now, int utc_offset,
                              const Settings& settings);

// A fresh card is not due: it is new.
bool is_due(const CardState& state, Millis now);

// Probability that the learner recalls the card now; none for a fresh card.
std::optional<double> recall_now(const CardState& state, Millis now, int utc_offset, const Settings& settings);

// The card as if its last answer had been given under these settings: a card in review is given another interval (anew,
// for another retention), or the one it has (kept, where only the exam is another). Others stay as they are.
enum class Interval : std::uint8_t { kept, anew };
CardState reschedule(const CardState& state, std::string_view card, const Settings& settings, Interval interval);

// A card that is forgotten again and again costs more than it gives: it is worth another look at what taught it.
inline constexpr int kLeechLapses = 8;
inline bool is_leech(const CardState& state) {
  return state.lapses >= kLeechLapses;
}

}  // namespace colloquy::learn
