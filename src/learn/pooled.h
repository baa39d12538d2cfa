// Parameters of a course, fitted to its learners' answers, for those still to come (population -> course -> learner):
// the prior that stands before a learner's own. Pure.
//
// A pooled fit is believed only as far as it helps learners whom it has not seen: parameters between the population's
// and the fit's are tried on each learner left out in turn (a share of them at a time), and the step towards the fit is
// the shortest one that does about as well as the best. So a course of average learners keeps the population's
// parameters instead of its own noise. A learner's own fit is believed as far as their answers go.
#pragma once

#include <span>
#include <vector>

#include "learn/optimise.h"

namespace colloquy::learn {

struct Pooled {
  Fit fit;          // its weights are those to use
  double step = 0;  // how far they went from the population's (0) to the fit's (1)
};

// `learners`: each one's answers in their order, cards numbered for each by itself. Those without an answer that counts
// are left out; with fewer than kFewestLearners the population's parameters stay.
inline constexpr std::size_t kFewestLearners = 5;
Pooled pool(std::span<const std::vector<Reviewed>> learners, const Weights& population = kDefaultWeights);

// A learner's own, before whom `course` stands. Their answers alone say little for a long time: parameters fitted to
// them are worse than the course's for most learners who are not far from it (bench/pooled). So the step is
// items / (items + kDoubt), as an empirical Bayes estimate shrinks a mean (Efron and Morris, 1973).
inline constexpr double kDoubt = 200;  // answers that count
Pooled own(ReviewLog log, const Weights& course);

}  // namespace colloquy::learn
