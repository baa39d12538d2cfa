// How wrong a set of parameters is about what a learner answered, and in which direction they would be less wrong: the
// loss of FSRS-6 and its gradient, by going through a card's history forwards and back once (reverse mode, written
// out). Pure. The formulas are those of fsrs.h; fsrs_gradient_test compares with finite differences.
#pragma once

#include <span>
#include <vector>

#include "learn/review_log.h"

namespace colloquy::learn {

using WeightsGradient = std::array<double, 21>;

// Predictions are kept this far from 0 and 1, so that one surprise costs no more than 9.2.
inline constexpr double kMinRecall = 0.0001, kMaxRecall = 1 - kMinRecall;

class FsrsGradient {
 public:
  explicit FsrsGradient(const Weights& weights) { use(weights); }

  // From here on these.
  void use(const Weights& weights);

  // The loss of a card: the sum over the steps that count of -weight * log(probability given to what happened).
  double loss(std::span<const Step> history);
  // The same, and adds its gradient to `into`.
  double add(std::span<const Step> history, WeightsGradient& into);

 private:
  // What a step found and what its way back needs. `stability` and `difficulty` are those before it.
  struct Trace {
    enum class Kind : std::uint8_t { first, same_day, same_day_kept, success, lapse, lapse_capped };

    double stability, difficulty;
    double log_s, log_d;    // where its kind needs them
    double base, log_base;  // of the forgetting curve: 1 + factor * days / stability
    double recall;
    double after;    // the stability after it, unclamped
    double a, b, c;  // parts of the new stability, as its kind needs them
    double damped;   // the difficulty before it is drawn to the base
    float days, weight;
    Kind kind;
    std::uint8_t grade;
    bool clamped_s, clamped_d;
  };

  // From the last step that loss() has traced to the first.
  void go_back(std::size_t steps, WeightsGradient& into) const;

  Weights w_{};
  double decay_ = 0, factor_ = 0;
  double factor_slope_ = 0;            // of the factor in w20
  double growth_ = 0;                  // e^w8
  double lapse_share_ = 0;             // e^(-w17 w18)
  std::array<double, 5> first_exp_{};  // e^(w5 (grade - 1))
  double easy_exp_ = 0;                // e^(3 w5)
  double base_difficulty_ = 0;
  std::array<double, 5> short_factor_{};  // e^(w17 (grade - 3 + w18))
  std::vector<Trace> trace_;
};

}  // namespace colloquy::learn
