#include "learn/pooled.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace colloquy::learn {
namespace {

constexpr std::size_t kFolds = 5;
constexpr std::array<double, 6> kSteps = {0, 0.2, 0.4, 0.6, 0.8, 1};
using Losses = std::array<double, kSteps.size()>;  // of one learner, under the parameters of each step

Weights between(const Weights& from, const Weights& to, double step) {
  Weights out;
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = from[i] + step * (to[i] - from[i]);
  return out;
}

bool counts(const std::vector<Reviewed>& log) {
  return std::any_of(log.begin(), log.end(), [](const Reviewed& one) { return one.days > 0; });
}

// The answers of several as one log, whose cards are all different ones.
std::vector<Reviewed> joined(const std::vector<const std::vector<Reviewed>*>& learners) {
  std::vector<Reviewed> out;
  std::int64_t first = 0;
  for (const std::vector<Reviewed>* log : learners) {
    std::int64_t next = first;
    for (Reviewed one : *log) {
      one.card += first;
      next = std::max(next, one.card + 1);
      out.push_back(one);
    }
    first = next;
  }
  return out;
}

// What each learner loses under each step, with the fit made of the others.
std::vector<Losses> losses_left_out(const std::vector<const std::vector<Reviewed>*>& learners,
                                    const Weights& population, const Training& training) {
  std::vector<Losses> out(learners.size());
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    std::vector<const std::vector<Reviewed>*> others;
    for (std::size_t i = 0; i < learners.size(); ++i) {
      if (i % kFolds != fold) others.push_back(learners[i]);
    }
    const Weights fit = optimise(joined(others), training).weights;
    for (std::size_t i = fold; i < learners.size(); i += kFolds) {
      for (std::size_t step = 0; step < kSteps.size(); ++step)
        out[i][step] = log_loss(*learners[i], between(population, fit, kSteps[step]));
    }
  }
  return out;
}

// The shortest step that is worse than the best by no more than chance would make of it.
std::size_t shortest_good(const std::vector<Losses>& losses) {
  const auto n = static_cast<double>(losses.size());
  Losses mean{};
  for (const Losses& one : losses) {
    for (std::size_t step = 0; step < mean.size(); ++step) mean[step] += one[step] / n;
  }
  const auto best = static_cast<std::size_t>(std::min_element(mean.begin(), mean.end()) - mean.begin());
  for (std::size_t step = 0; step < best; ++step) {
    double squares = 0;
    for (const Losses& one : losses) {
      const double off = one[step] - one[best] - (mean[step] - mean[best]);
      squares += off * off;
    }
    const double error = std::sqrt(squares / (n - 1) / n);
    if (mean[step] - mean[best] <= error) return step;
  }
  return best;
}

}  // namespace

Pooled pool(std::span<const std::vector<Reviewed>> learners, const Weights& population) {
  Pooled out;
  out.fit.weights = population;
  std::vector<const std::vector<Reviewed>*> counting;
  for (const std::vector<Reviewed>& log : learners) {
    if (counts(log)) counting.push_back(&log);
  }
  if (counting.size() < kFewestLearners) return out;
  const Training training = pooled_training(population);
  out.step = kSteps[shortest_good(losses_left_out(counting, population, training))];
  out.fit = optimise(joined(counting), training);
  out.fit.weights = between(population, out.fit.weights, out.step);
  return out;
}

Pooled own(ReviewLog log, const Weights& course) {
  Training training;
  training.prior.mean = course;
  Pooled out;
  out.fit = optimise(log, training);
  const auto items = static_cast<double>(out.fit.items);
  out.step = items / (items + kDoubt);
  out.fit.weights = between(course, out.fit.weights, out.step);
  return out;
}

}  // namespace colloquy::learn
