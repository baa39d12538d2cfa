// Whether an objective is mastered: known when it was tested, recalled freely on several days, and not forgotten since.
// Nothing of it lasts by itself: what was kept decays when memory does. Pure.
//
// The rule: successive relearning (Rawson and Dunlosky 2011: three free recalls on three days), predicted recall by
// FSRS, and a test.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace colloquy::learn {

// A card of the objective.
struct Recalled {
  std::optional<double> recall;  // predicted for now; none where it was never asked
  // How often it was recalled freely (Hard, Good or Easy), and on how many of the learner's days.
  int recalls = 0, days = 0;
};

struct Tested {
  std::optional<double>
      share;  // of the objective's points in the latest test whose questions were new; none without one
  std::optional<double> chance;  // by ability (ability.h)
};

enum class Mastery : std::uint8_t {
  not_yet,
  learned_today,  // known now; whether it stays has not been seen
  kept,
  fading,  // was kept, and is being forgotten
};

inline constexpr double kRecalledWell = 0.9, kRecalledPoorly = 0.7;  // mean predicted recall
inline constexpr int kRecalls = 3, kRecallDays = 3;
inline constexpr double kTestedWell = 0.8, kLikelyWell = 0.85;

// `was_kept`: what was said of it the last time. An objective without cards is judged by its test alone.
Mastery mastery_of(std::span<const Recalled> cards, const Tested& tested, bool was_kept);

}  // namespace colloquy::learn
