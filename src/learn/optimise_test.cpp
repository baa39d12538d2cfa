#include "learn/optimise.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "learn/initial_stability.h"
#include "learn/training_set.h"

namespace colloquy::learn {
namespace {

// What a learner with these parameters would answer: cards are asked a while before or after they are due.
std::vector<Reviewed> synthetic(const Weights& truth, std::size_t cards, std::size_t answers, unsigned seed) {
  std::mt19937 random(seed);
  const auto share = [&] { return static_cast<double>(random()) / (static_cast<double>(std::mt19937::max()) + 1); };
  const Fsrs fsrs(truth);
  struct Asked {
    Reviewed review;
    int day;
  };
  std::vector<Asked> all;
  for (std::size_t card = 0; card < cards; ++card) {
    int day = static_cast<int>(share() * 200);
    Grade grade = static_cast<Grade>(1 + (share() < 0.25 ? 0 : share() < 0.1 ? 1 : share() < 0.85 ? 2 : 3));
    all.push_back({{static_cast<std::int64_t>(card), 0, grade}, day});
    Memory memory = fsrs.first(grade);
    for (std::size_t i = 1; i < answers; ++i) {
      const int days = std::max(1, static_cast<int>(std::lround(memory.stability * (0.6 + share()))));
      const bool recalled = share() < fsrs.retrievability(memory.stability, days);
      grade = !recalled ? Grade::again : share() < 0.1 ? Grade::hard : share() < 0.9 ? Grade::good : Grade::easy;
      day += days;
      all.push_back({{static_cast<std::int64_t>(card), days, grade}, day});
      memory = fsrs.next(memory, days, grade);
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Asked& a, const Asked& b) { return a.day < b.day; });
  std::vector<Reviewed> out;
  for (const Asked& one : all) out.push_back(one.review);
  return out;
}

Weights other_learner() {
  Weights w = kDefaultWeights;
  w[0] = 0.6, w[1] = 2, w[2] = 5, w[3] = 12;
  w[8] = 1.4, w[11] = 1.1, w[20] = 0.3;
  return w;
}

TEST(Optimise, ComesNearWhoAnswered) {
  const Weights truth = other_learner();
  const std::vector<Reviewed> seen = synthetic(truth, 1500, 8, 1), unseen = synthetic(truth, 1500, 8, 2);
  const Fit fit = optimise(seen);
  EXPECT_EQ(fit.items, 1500u * 7);
  const double ours = log_loss(unseen, fit.weights), best = log_loss(unseen, truth),
               none = log_loss(unseen, kDefaultWeights);
  EXPECT_LT(best, none);
  EXPECT_LT(ours - best, 0.2 * (none - best)) << ours << " of " << best << " to " << none;
}

TEST(Optimise, GivesTheSameForTheSame) {
  const std::vector<Reviewed> log = synthetic(other_learner(), 200, 6, 3);
  EXPECT_EQ(optimise(log).weights, optimise(log).weights);
}

TEST(Optimise, SaysNothingOfNextToNothing) {
  EXPECT_EQ(optimise({}).weights, kDefaultWeights);
  std::vector<Reviewed> log = {{1, 0, Grade::good}, {1, 3, Grade::good}};
  EXPECT_EQ(optimise(log).weights, kDefaultWeights);
  // Some tens of answers speak of the first stabilities alone.
  log.clear();
  for (int card = 0; card < 60; ++card) {
    log.push_back({card, 0, Grade::good});
    log.push_back({card, 3, card % 2 == 0 ? Grade::good : Grade::again});
  }
  const Fit fit = optimise(log);
  EXPECT_NE(fit.weights, kDefaultWeights);
  EXPECT_TRUE(std::equal(fit.weights.begin() + 4, fit.weights.end(), kDefaultWeights.begin() + 4));
}

TEST(Optimise, StaysNearAStrongPrior) {
  Training training;
  training.prior.mean = other_learner();
  training.prior.strength = 1e6;
  const Fit fit = optimise(synthetic(kDefaultWeights, 300, 6, 5), training);
  for (std::size_t i = 4; i < fit.weights.size(); ++i) EXPECT_NEAR(fit.weights[i], training.prior.mean[i], 0.02) << i;
}

TEST(Optimise, KeepsWithinTheBounds) {
  std::vector<Reviewed> log;
  for (int card = 0; card < 400; ++card) {
    log.push_back({card, 0, Grade::again});
    for (int i = 0; i < 6; ++i) log.push_back({card, 1 + i, Grade::again});
  }
  for (const Weights& w : {optimise(log).weights, [&] {
                             for (Reviewed& one : log) one.grade = Grade::easy;
                             return optimise(log).weights;
                           }()}) {
    Weights clipped = w;
    clip(clipped);
    EXPECT_EQ(w, clipped);
    EXPECT_LE(w[0], w[1]);
    EXPECT_LE(w[1], w[2]);
    EXPECT_LE(w[2], w[3]);
  }
}

TEST(Optimise, ALapseIsNotGivenBackBySeveralSteps) {
  Weights w = kDefaultWeights;
  w[17] = w[18] = 2;
  clip(w, 1);
  EXPECT_EQ(w[17], 2);
  clip(w, 3);
  EXPECT_LT(w[17], 1);
  EXPECT_EQ(w[17], w[18]);
}

TEST(TrainingSet, LeavesOutliersOut) {
  std::vector<Reviewed> log;
  std::int64_t card = 0;
  const auto cards = [&](int count, int days) {
    for (int i = 0; i < count; ++i, ++card) {
      log.push_back({card, 0, Grade::good});
      log.push_back({card, 0, Grade::good});  // the same day again: says nothing of forgetting
      log.push_back({card, days, Grade::good});
      log.push_back({card, 30, Grade::again});
    }
  };
  cards(100, 1);
  cards(50, 3);
  cards(12, 120);  // too long after the first answer
  cards(7, 2);     // the first 19 of the smallest groups go
  const TrainingSet set = training_set(log);
  EXPECT_EQ(set.cards.size(), 150u);
  EXPECT_EQ(set.items, 300u);
  EXPECT_EQ(set.first_items, 150u);
  EXPECT_NEAR(set.average, 0.5, 1e-12);
  EXPECT_EQ(set.cards[0].size(), 4u);
  EXPECT_EQ(set.cards[0][1].weight, 0);
  EXPECT_FLOAT_EQ(set.cards[0][2].weight, 0.25F) << "the oldest counts least";
  EXPECT_FLOAT_EQ(set.cards[149][3].weight, 1) << "the newest counts most";
}

// What is forgotten after the 256 answers that are fitted to is a loss all the same.
TEST(TrainingSet, EndsAHistoryAndTheLossDoesNot) {
  std::vector<Reviewed> log;
  for (int i = 0; i < 300; ++i) log.push_back({1, i == 0 ? 0 : 1, i < 256 ? Grade::good : Grade::again});
  for (int i = 0; i < 40; ++i) {  // the group is large enough to be no outlier
    log.push_back({2 + i, 0, Grade::good});
    log.push_back({2 + i, 1, Grade::good});
  }
  EXPECT_EQ(training_set(log).items, 255u + 40u);
  const std::vector<Reviewed> remembered(log.begin(), log.begin() + 256);
  EXPECT_GT(log_loss(log, kDefaultWeights), 5 * log_loss(remembered, kDefaultWeights));
}

TEST(InitialStability, FitsWhatWasRecalled) {
  const FirstStability prior = {0.2, 1.3, 2.3, 8.3};
  const Fsrs fsrs;
  std::vector<FirstRecall> groups;
  for (const int days : {1, 3, 10, 30}) {
    const double recall = fsrs.retrievability(20, days);
    groups.push_back({Grade::good, days, 1000, static_cast<std::uint32_t>(std::lround(1000 * recall))});
  }
  const FittedStability fitted = fit_first_stability(groups, 0.9, {prior, 1});
  ASSERT_TRUE(fitted.found[2]);
  EXPECT_FALSE(fitted.found[0]);
  EXPECT_NEAR(*fitted.found[2], 20, 0.3);
  EXPECT_EQ(fitted.asked[2], 4000u);
  const FirstStability all = complete(fitted, prior);
  EXPECT_NEAR(all[0], 0.2 * all[2] / 2.3, 1e-9) << "one alone moves the others along";
}

// The figures of smooth_and_fill (fsrs-rs) for each pattern of what is missing.
TEST(InitialStability, FillsWhatIsMissing) {
  const FirstStability prior = {0.212, 1.2931, 2.3065, 8.2956};
  const double again = 0.4, good = 2.4;
  const double hard = std::pow(again, 0.41) * std::pow(good, 0.59);
  const double easy = std::pow(hard, 1 - 1 / 0.54) * std::pow(good, 1 / 0.54);
  const FirstStability whole = {again, hard, good, easy};
  for (unsigned known = 0; known < 16; ++known) {
    if (std::popcount(known) < 2) continue;
    FittedStability fitted;
    for (std::size_t i = 0; i < 4; ++i) {
      if ((known >> i & 1) == 0) continue;
      fitted.found[i] = whole[i];
      fitted.asked[i] = 10;
    }
    const FirstStability filled = complete(fitted, prior);
    for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(filled[i], whole[i], 1e-9) << known << ", " << i;
  }
}

TEST(InitialStability, PutsTheFourInOrder) {
  FittedStability fitted;
  fitted.found = {{5.0, 2.0, 3.0, 9.0}};
  fitted.asked = {100, 10, 200, 10};
  const FirstStability four = complete(fitted, {0.2, 1, 2, 8});
  EXPECT_EQ(four, (FirstStability{3, 3, 3, 9})) << "Good has most answers: Hard and Again give way";
}

}  // namespace
}  // namespace colloquy::learn
