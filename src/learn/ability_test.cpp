#include "learn/ability.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace colloquy::learn {
namespace {

TEST(Ability, AGuessIsNoAbility) {
  EXPECT_NEAR(chance_of(0, 0, 0), 0.5, 1e-12);
  EXPECT_NEAR(chance_of(-6, 6, 0.25), 0.25, 1e-5);
  const Ability free = after({}, 0, 0, 1), guessable = after({}, 0, 0.5, 1);
  EXPECT_GT(free.value, guessable.value) << "a right answer that guessing gives says less";
  EXPECT_EQ(free.answers, 1u);
  EXPECT_LT(after({}, 0, 0, 0).value, 0);
  EXPECT_EQ(after({}, 0, 0, 0.5).value, 0) << "half of the points was expected";
}

TEST(Ability, FindsWhoAnswers) {
  std::mt19937 random(1);
  const auto share = [&] { return static_cast<double>(random()) / (static_cast<double>(std::mt19937::max()) + 1); };
  for (const double truth : {-1.5, 0.0, 2.0}) {
    double sum = 0;
    for (int learner = 0; learner < 200; ++learner) {
      Ability ability;
      for (int i = 0; i < 150; ++i) {
        const double difficulty = 4 * share() - 2;
        ability = after(ability, difficulty, 0.25, share() < chance_of(truth, difficulty, 0.25) ? 1 : 0);
      }
      sum += ability.value / 200;
    }
    EXPECT_NEAR(sum, truth, 0.25);
  }
}

TEST(Ability, DifficultyIsFacilityTurnedRound) {
  EXPECT_NEAR(difficulty_of(chance_of(0, 1.2, 0.25), 0.25, 100'000), 1.2, 1e-3);
  EXPECT_EQ(difficulty_of(0.9, 0.25, 0), 0) << "nobody has answered";
  EXPECT_LT(std::abs(difficulty_of(1, 0.25, 3)), std::abs(difficulty_of(1, 0.25, 300)));
  EXPECT_GT(difficulty_of(0.1, 0.25, 50), 0) << "worse than guessing is hard, not a number that is none";
  EXPECT_TRUE(std::isfinite(difficulty_of(1, 0, 4'000'000'000u)));
}

}  // namespace
}  // namespace colloquy::learn
