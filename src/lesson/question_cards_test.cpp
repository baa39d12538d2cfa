#include "lesson/question_cards.h"

#include <gtest/gtest.h>

#include "lesson/filled.h"

namespace colloquy::lesson {
namespace {

Inline gap_at(std::size_t gap) {
  Inline out;
  out.kind = Inline::Kind::gap;
  out.gap = gap;
  return out;
}

// The card of a lesson with this question alone.
StudyCard card_of(Question question) {
  Lesson lesson;
  Pool pool;
  pool.questions.push_back(std::move(question));
  lesson.test.emplace();
  lesson.test->pools.push_back(std::move(pool));
  return question_cards(lesson).at(0);
}

bool is_bold(const Blocks& blocks, const std::string& text) {
  for (const Inline& node : blocks.at(0).inlines) {
    if (node.kind == Inline::Kind::strong && plain_text(node.children) == text) return true;
  }
  return false;
}

TEST(QuestionCards, MarkOfAHotTextWhatIsRight) {
  Question question;
  question.kind = Question::Kind::hot_text;
  for (const auto& [text, right] : {std::pair("lemon", true), std::pair("stone", false)}) {
    Gap gap;
    gap.kind = Gap::Kind::hot;
    gap.text = text;
    gap.right = right;
    question.gaps.push_back(gap);
  }
  question.stem = {paragraph({gap_at(0), words(" and "), gap_at(1)})};
  const StudyCard card = card_of(question);
  EXPECT_EQ(plain_text(card.front), "lemon and stone");
  EXPECT_FALSE(is_bold(card.front, "lemon"));
  EXPECT_TRUE(is_bold(card.back, "lemon"));
  EXPECT_FALSE(is_bold(card.back, "stone"));
}

TEST(QuestionCards, ShowOfAMatchWhatThereIsToJoin) {
  const auto text = [](const char* said) { return Blocks{paragraph({words(said)})}; };
  Question question;
  question.kind = Question::Kind::match;
  question.pairs = {{"p1", text("lemon"), text("tender"), {}},
                    {"p2", text("pansy"), text("hardy"), {}},
                    {"p3", text("rose"), text("hardy"), {}},
                    {"p4", {}, text("a stone"), {}}};
  const StudyCard card = card_of(question);
  ASSERT_EQ(card.front.size(), 2u);
  std::vector<std::string> right;
  for (const Block& item : card.front[1].children) right.push_back(plain_text(item.children));
  EXPECT_EQ(right, (std::vector<std::string>{"a stone", "hardy", "tender"})) << "each once, in no telling order";
  EXPECT_EQ(card.back.at(0).children.size(), 3u);
}

}  // namespace
}  // namespace colloquy::lesson
