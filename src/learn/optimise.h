// Parameters of FSRS-6 fitted to what a learner (or a whole course) answered. The loss, the rule for outliers, the
// priors and the bounds are those of fsrs-rs 6.6 (training.rs, dataset.rs); the gradient is written out
// (fsrs_gradient.h). Pure: the same log gives the same parameters on every machine with the same arithmetic.
#pragma once

#include <cstddef>

#include "learn/review_log.h"
#include "learn/training_set.h"

namespace colloquy::learn {

// Where fitted parameters are drawn to, and how strongly: the fewer answers, the nearer they stay.
struct Prior {
  Weights mean = kDefaultWeights;
  double strength = 1;  // 0: not at all
};

struct Training {
  Prior prior;
  Weighting weighting = Weighting::recent;
  int epochs = 8;
  std::size_t batch = 256;      // predictions
  double learning_rate = 0.02;  // of Adam, falling to 0 along half a cosine
  int relearning_steps = 1;     // several make the bound of what a lapse leaves stricter
  std::uint64_t seed = 2023;    // of the batches' order
};

struct Fit {
  Weights weights{};
  std::size_t items = 0;  // answers that predict something: those at least a day after the one before
};

// For answers of many learners, whose parameters then stand before each one's own (population -> course -> learner).
// Courses differ less from one another than learners do.
Training pooled_training(const Weights& population = kDefaultWeights);

// With fewer than 8 answers that count, the prior; with fewer than 64, the first stabilities alone are fitted.
Fit optimise(ReviewLog log, const Training& training = {});

// Mean over all answers that count of -log(probability given to what happened): how wrong the parameters are.
double log_loss(ReviewLog log, const Weights& weights);

}  // namespace colloquy::learn
