#include "site/objective_of.h"

#include <gtest/gtest.h>

namespace colloquy::site {
namespace {

lesson::Blocks blocks(std::string text) {
  lesson::Inline words;
  words.text = std::move(text);
  lesson::Block block;
  block.inlines.push_back(words);
  return {block};
}

lesson::Question question(std::string objective, std::string stem, std::string right, std::string wrong) {
  lesson::Question q;
  q.objective = std::move(objective);
  q.stem = blocks(std::move(stem));
  q.options = {{"a", true, blocks(std::move(right)), {}, {}}, {"b", false, blocks(std::move(wrong)), {}, {}}};
  return q;
}

TEST(ObjectiveOf, ACardServesWhatTheClosestQuestionAsks) {
  lesson::Test test;
  test.pools.resize(1);
  test.pools[0].questions = {
      question("frost", "Which plant freezes at two degrees?", "The lemon tree", "The iron kettle boils water"),
      question("", "Which plant freezes at two degrees and has no objective?", "The lemon tree", "None"),
      question("water", "How much water does a kettle lose by boiling?", "A tenth each hour", "The lemon tree")};
  const ObjectiveOf objectives(&test);
  EXPECT_EQ(objectives.find("Which plant freezes first? The lemon tree."), "frost");
  EXPECT_EQ(objectives.find("A boiling kettle loses how much water each hour? A tenth."), "water");
  EXPECT_EQ(objectives.find("What does an iron kettle boil? Iron kettle boils water."), "water")
      << "wrong answers say nothing of what a question asks";
  EXPECT_EQ(objectives.find("Who wrote the letter? Ines."), "");
  EXPECT_EQ(ObjectiveOf(nullptr).find("anything at all"), "");
}

}  // namespace
}  // namespace colloquy::site
