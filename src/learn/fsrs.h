// FSRS-6, the memory model: how long a learner keeps a card (stability, days until recall has
// fallen to 90 %) and how hard it is for them (difficulty, 1..10). Pure formulas, double
// precision, no rounding on the way. Equal to fsrs-rs and ts-fsrs on their vectors (fsrs_test).
// What to do with an interval (steps, days, fuzz) is schedule.h.
//
// Source: open-spaced-repetition, "The FSRS-6 algorithm"; constants as shipped in fsrs-rs 6.6.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/result.h"

namespace colloquy::learn {

enum class Grade : std::uint8_t { again = 1, hard = 2, good = 3, easy = 4 };
inline constexpr std::array<Grade, 4> kGrades = {Grade::again, Grade::hard, Grade::good, Grade::easy};

inline constexpr std::string_view kAlgorithm = "fsrs-6";

// The 21 parameters.
using Weights = std::array<double, 21>;

inline constexpr Weights kDefaultWeights = {0.212,  1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194,
                                            0.001,  1.8722, 0.1666, 0.796,  1.4835, 0.0614, 0.2629,
                                            1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542};

inline constexpr double kMinStability = 0.001, kMaxStability = 36500;  // days
inline constexpr int kMaxInterval = 36500;                             // days

struct Memory {
  double stability = 0;   // days
  double difficulty = 0;  // 1..10
  friend bool operator==(const Memory&, const Memory&) = default;
};

// The model with its parameters; constants derived from them are made once.
class Fsrs {
 public:
  explicit Fsrs(const Weights& weights = kDefaultWeights);

  // After the first answer.
  Memory first(Grade grade) const;

  // After a later answer, `days` whole learner's days after the one before (0: the same day).
  // Precondition: days >= 0.
  Memory next(const Memory& memory, int days, Grade grade) const;

  // The same for all four grades at once, in the order of kGrades: what they share is worked out once.
  std::array<Memory, 4> next_all(const Memory& memory, int days) const;

  // Probability of recall `days` after the last answer.
  double retrievability(double stability, double days) const;

  // Days until recall falls to `retention` (0 < retention < 1), not rounded.
  double interval(double stability, double retention) const;

  // The same as a factor: an interval is the stability times this.
  double interval_scale(double retention) const;

  const Weights& weights() const { return w_; }

 private:
  double difficulty_after(double difficulty, Grade grade) const;
  // 1 - retrievability. Written, as what follows, with exp and log, which share their logarithms and are faster than
  // pow.
  double forgotten(const Memory& m, int days) const;
  // By what share a stability grows where Good was answered.
  double gain(const Memory& m, double forgotten) const;
  double after(const Memory& m, Grade grade, double gain) const;
  double lapse(const Memory& m, double forgotten) const;
  // What a stability takes from an answer on the same day, and the stability after it.
  double kept_same_day(const Memory& m) const;
  double after_same_day(const Memory& m, Grade grade, double kept) const;

  Weights w_;
  double decay_, factor_;
  double base_difficulty_;            // D0(easy), unclamped: what difficulty slowly returns to
  double growth_;                     // e^w8
  double lapse_divisor_;              // e^(w17 w18)
  std::array<double, 4> same_day_{};  // e^(w17 (grade - 3 + w18)), by grade
};

// Brings parameters within their bounds (fsrs-rs, parameter_clipper.rs). Several relearning steps after a lapse must
// not together give back more than the lapse took: their ceiling is lower.
void clip(Weights& weights, int relearning_steps = 1);

// What is known of a card from SM-2 (Anki without FSRS): after an interval of so many days with this ease factor
// (2.5 is usual), where recall was wanted with `retention` when the interval was over. Parameters decide how an ease is
// a difficulty (fsrs-rs, inference.rs: memory_state_from_sm2). Precondition: interval > 0, ease > 1, 0 < retention < 1.
Memory from_sm2(double ease, double interval, double retention, const Weights& weights = kDefaultWeights);

// Parameters of an earlier version (17: FSRS-4/4.5, 19: FSRS-5) or of this one (21), brought to
// 21 numbers and clipped to their bounds. Errors: invalid for another count or a number that is none.
base::Result<Weights> migrate(std::span<const double> weights);

}  // namespace colloquy::learn
