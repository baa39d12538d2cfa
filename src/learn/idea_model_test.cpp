#include "learn/idea_model.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "learn/idea_rarity.h"

namespace colloquy::learn {
namespace {

TEST(IdeaModel, CommonWordsTellLess) {
  EXPECT_EQ(rarity("vibrat"), 1);
  EXPECT_EQ(rarity("bulb"), 2 / 16.0);
  EXPECT_LT(idea_text("bulb").words[0].worth, idea_text("guitar").words[0].worth);
}

TEST(IdeaModel, AscendAsTheSearchWants) {
  const auto less = [](const LearntWord& a, const LearntWord& b) { return a.stem < b.stem; };
  EXPECT_TRUE(std::is_sorted(kOneWording.words.begin(), kOneWording.words.end(), less));
}

// What is learnt of a word speaks once for a wording, whether it stands there once or twice.
TEST(IdeaModel, AddToTheOdds) {
  constexpr LearntWord kLearnt[] = {{"string", 20, -30}};
  IdeaModel model;
  model.words = kLearnt;
  const IdeaText wording = idea_text("a string beside a string"), question;
  const IdeaText said = idea_text("the strings"), silent = idea_text("the drum");
  EXPECT_DOUBLE_EQ(log_odds(model, measure_idea(said, wording, question)), 0.2);
  EXPECT_DOUBLE_EQ(log_odds(model, measure_idea(silent, wording, question)), -0.3);
}

}  // namespace
}  // namespace colloquy::learn
