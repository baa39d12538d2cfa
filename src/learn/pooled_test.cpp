#include "learn/pooled.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "learn/dice.h"

namespace colloquy::learn {
namespace {

// A learner whose memory has these parameters: cards that are asked when FSRS's own parameters say.
std::vector<Reviewed> answers_of(const Weights& truth, std::uint64_t seed, std::int64_t cards = 40) {
  Dice dice(seed);
  const auto chance = [&] { return static_cast<double>(dice.next() >> 11) * 0x1.0p-53; };
  const Fsrs mind(truth), guess;
  std::vector<Reviewed> out;
  for (std::int64_t card = 0; card < cards; ++card) {
    const Grade first = kGrades[static_cast<std::size_t>(chance() * 4)];
    Memory memory = mind.first(first), guessed = guess.first(first);
    out.push_back({card, 0, first});
    for (int i = 0; i < 6; ++i) {
      const int days = std::max(1, static_cast<int>(std::lround(guessed.stability * (0.8 + 0.6 * chance()))));
      const bool known = chance() < mind.retrievability(memory.stability, days);
      const Grade grade = known ? Grade::good : Grade::again;
      out.push_back({card, days, grade});
      memory = mind.next(memory, days, grade);
      guessed = guess.next(guessed, days, grade);
    }
  }
  return out;
}

std::vector<std::vector<Reviewed>> course(const Weights& truth, std::uint64_t seed, std::size_t learners = 20) {
  std::vector<std::vector<Reviewed>> out;
  for (std::size_t i = 0; i < learners; ++i) out.push_back(answers_of(truth, seed * 1000 + i));
  return out;
}

Weights forgetful() {
  Weights w = kDefaultWeights;
  for (std::size_t i = 0; i < 4; ++i) w[i] *= 0.35;
  return w;
}

TEST(Pool, ACourseOfItsOwnKindHelpsThoseStillToCome) {
  const Pooled pooled = pool(course(forgetful(), 1));
  EXPECT_GE(pooled.step, 0.6);
  double gain = 0, most = 0;
  for (const std::vector<Reviewed>& log : course(forgetful(), 2)) {
    const double before = log_loss(log, kDefaultWeights);
    gain += before - log_loss(log, pooled.fit.weights);
    most += before - log_loss(log, forgetful());
  }
  EXPECT_GT(gain, 0.5 * most) << "of what their own parameters would gain";
}

TEST(Pool, AnAverageCourseKeepsTheParametersOfAll) {
  for (std::uint64_t seed = 3; seed < 8; ++seed) {
    const Pooled pooled = pool(course(kDefaultWeights, seed));
    double loss = 0;
    for (const std::vector<Reviewed>& log : course(kDefaultWeights, seed + 100))
      loss += (log_loss(log, pooled.fit.weights) - log_loss(log, kDefaultWeights)) / 20;
    EXPECT_LE(loss, 0.0005) << "seed " << seed << ", step " << pooled.step;
  }
}

TEST(Pool, AFewLearnersSayNothing) {
  const Pooled pooled = pool(course(forgetful(), 1, kFewestLearners - 1));
  EXPECT_EQ(pooled.fit.weights, kDefaultWeights);
  EXPECT_EQ(pooled.step, 0);
  EXPECT_EQ(pool({}).fit.weights, kDefaultWeights);
}

TEST(Pool, CardsOfDifferentLearnersAreDifferentCards) {
  // Each learner numbers their cards from 0: taken for one card, the answers would make no sense.
  const std::vector<std::vector<Reviewed>> learners = course(forgetful(), 1);
  std::vector<std::vector<Reviewed>> renumbered = learners;
  for (std::size_t i = 0; i < renumbered.size(); ++i) {
    for (Reviewed& one : renumbered[i]) one.card = one.card * 3 + 1;
  }
  EXPECT_EQ(pool(learners).fit.weights, pool(renumbered).fit.weights);
}

double gained(const std::vector<std::vector<Reviewed>>& later, std::uint64_t seed, const Weights& truth, bool shrunk) {
  double gain = 0;
  for (std::size_t i = 0; i < later.size(); ++i) {
    const std::vector<Reviewed> log = answers_of(truth, seed * 1000 + i, 100);
    gain += log_loss(later[i], kDefaultWeights) -
            log_loss(later[i], shrunk ? own(log, kDefaultWeights).fit.weights : optimise(log).weights);
  }
  return gain / static_cast<double>(later.size());
}

TEST(Own, AFitIsBelievedAsFarAsTheAnswersGo) {
  Weights near = kDefaultWeights;
  for (std::size_t i = 0; i < 4; ++i) near[i] *= 0.8;
  const std::vector<std::vector<Reviewed>> later = course(near, 12);
  EXPECT_GT(gained(later, 11, near, true), gained(later, 11, near, false));
  EXPECT_GT(gained(course(forgetful(), 14), 13, forgetful(), true), 0);
  const std::vector<Reviewed> log = answers_of(forgetful(), 1, 100);
  const Pooled pooled = own(log, kDefaultWeights);
  EXPECT_DOUBLE_EQ(pooled.step,
                   static_cast<double>(pooled.fit.items) / (static_cast<double>(pooled.fit.items) + kDoubt));
  EXPECT_EQ(own({}, forgetful()).fit.weights, forgetful());
}

}  // namespace
}  // namespace colloquy::learn
