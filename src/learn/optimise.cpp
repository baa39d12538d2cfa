#include "learn/optimise.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "learn/dice.h"
#include "learn/fsrs_gradient.h"
#include "learn/training_set.h"

namespace colloquy::learn {
namespace {

constexpr std::size_t kLeast = 8;         // items: fewer say nothing
constexpr std::size_t kLeastForAll = 64;  // fewer say something of the first stabilities only

// How far each parameter varies from learner to learner (fsrs-rs, training.rs).
constexpr Weights kSpread = {6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6,  0.12, 0.39, 0.18, 0.33,
                             0.3,  0.09, 0.16,  0.57,  0.25, 1.03, 0.31, 0.32, 0.14, 0.27};

// Cards whose items are learnt from at once.
struct Batch {
  std::size_t first = 0, last = 0;  // of the cards; `last` is not in it
  std::size_t items = 0;
};

std::vector<Batch> batches_of(const Histories& cards, std::size_t most) {
  std::vector<Batch> out;
  for (std::size_t card = 0; card < cards.size(); ++card) {
    const std::size_t items = cards.items[card];
    if (out.empty() || out.back().items + items > most) out.push_back({card, card, 0});
    out.back().last = card + 1;
    out.back().items += items;
  }
  return out;
}

// Adam (Kingma and Ba, 2015): each parameter moves by its own slope's mean over its own slope's size.
class Adam {
 public:
  void step(Weights& weights, const WeightsGradient& slope, double rate) {
    constexpr double kMean = 0.9, kSize = 0.999, kTiny = 1e-8;
    mean_left_ *= kMean;
    size_left_ *= kSize;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      mean_[i] = kMean * mean_[i] + (1 - kMean) * slope[i];
      size_[i] = kSize * size_[i] + (1 - kSize) * slope[i] * slope[i];
      weights[i] -= rate * mean_[i] / (1 - mean_left_) / (std::sqrt(size_[i] / (1 - size_left_)) + kTiny);
    }
  }

 private:
  WeightsGradient mean_{}, size_{};
  double mean_left_ = 1, size_left_ = 1;
};

void draw_to_prior(WeightsGradient& slope, const Weights& weights, const Weights& mean, double strength) {
  for (std::size_t i = 0; i < weights.size(); ++i)
    slope[i] += 2 * (weights[i] - mean[i]) / (kSpread[i] * kSpread[i]) * strength;
}

FirstStability first_four(const Weights& w) {
  return {w[0], w[1], w[2], w[3]};
}
void set_first_four(Weights& w, const FirstStability& four) {
  std::copy(four.begin(), four.end(), w.begin());
}

Weights train(const TrainingSet& set, const Weights& start, const Training& training) {
  const std::vector<Batch> batches = batches_of(set.cards, training.batch);
  std::vector<std::uint32_t> order(batches.size());
  Dice dice(training.seed);
  Adam adam;
  Weights weights = start;
  FsrsGradient gradient(start);
  const double total = static_cast<double>(set.items);
  const double steps = static_cast<double>(batches.size() * static_cast<std::size_t>(training.epochs));
  double taken = 0;
  for (int epoch = 0; epoch < training.epochs; ++epoch) {
    std::iota(order.begin(), order.end(), 0u);
    dice.shuffle(order);
    for (const std::uint32_t which : order) {
      const Batch& batch = batches[which];
      gradient.use(weights);
      WeightsGradient slope{};
      for (std::size_t card = batch.first; card < batch.last; ++card) gradient.add(set.cards[card], slope);
      draw_to_prior(slope, weights, start, training.prior.strength * static_cast<double>(batch.items) / total);
      const double rate = training.learning_rate * (1 + std::cos(std::numbers::pi * taken++ / steps)) / 2;
      adam.step(weights, slope, rate);
      clip(weights, training.relearning_steps);
    }
  }
  return weights;
}

}  // namespace

Training pooled_training(const Weights& population) {
  Training training;
  // Answers of one learner are alike: many of them say as much as one that is not (bench/pooled --seed 2).
  training.prior = {population, 40};
  training.weighting = Weighting::equal;
  return training;
}

Fit optimise(ReviewLog log, const Training& training) {
  const TrainingSet set = training_set(log, training.weighting);
  Fit fit;
  fit.weights = training.prior.mean;
  fit.items = set.answers;
  if (set.items < kLeast || set.firsts.empty()) return fit;

  const FirstStability prior = first_four(training.prior.mean);
  FittedStability first = fit_first_stability(set.firsts, set.average, {prior, training.prior.strength});
  set_first_four(fit.weights, complete(first, prior));
  if (set.items == set.first_items || set.items < kLeastForAll) return fit;

  fit.weights = train(set, fit.weights, training);
  // The descent may have put the four out of order.
  for (std::size_t i = 0; i < 4; ++i) {
    if (first.found[i]) first.found[i] = fit.weights[i];
  }
  set_first_four(fit.weights, complete(first, prior));
  return fit;
}

double log_loss(ReviewLog log, const Weights& weights) {
  const Histories all = histories(log);
  FsrsGradient gradient(weights);
  double loss = 0;
  std::size_t items = 0;
  for (std::size_t card = 0; card < all.size(); ++card) {
    loss += gradient.loss(all[card]);
    items += all.items[card];
  }
  return items == 0 ? 0 : loss / static_cast<double>(items);
}

}  // namespace colloquy::learn
