#include "exchange/gift/write.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "base/file.h"
#include "exchange/gift/peg_test.h"
#include "exchange/gift/read.h"

namespace colloquy::exchange::gift {
namespace {

using bank::Bank;
using bank::Choice;
using bank::Kind;
using bank::Markup;
using bank::Quantity;
using bank::Question;
using bank::Text;

// Questions without the lines they stand in.
std::vector<Question> without_lines(std::vector<Question> questions) {
  for (Question& question : questions) question.line = 0;
  return questions;
}

TEST(GiftWrite, WhatWasReadIsReadAgain) {
  const char* set = std::getenv("COLLOQUY_SHARED");
  const std::filesystem::path folder =
      std::filesystem::path(set ? set : COLLOQUY_SOURCE_DIR "/../shared") / "fixtures" / "gift";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "no examples in " << folder << " (set COLLOQUY_SHARED)";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".gift") continue;
    const Bank bank = read(*base::read_file(entry.path()));
    const std::string written = write(bank.questions);
    const Bank again = read(written);
    EXPECT_TRUE(again.faults.empty()) << entry.path() << ": " << again.faults.at(0).message << written;
    EXPECT_TRUE(without_lines(again.questions) == without_lines(bank.questions)) << entry.path() << '\n' << written;
  }
}

// Words of anything that could be a mark.
class Words {
 public:
  explicit Words(unsigned seed) : random_(seed) {}
  std::string words(const char* first) {
    constexpr const char* kPieces[] = {"~", "=", "#",  "{",   "}",  ":", "\\",       "\n",
                                       "a", "b", " c", "->x", "//", "%", "\xc3\xa4", "[html]"};
    std::string out = first;
    for (unsigned i = random_() % 6; i > 0; --i) out += kPieces[random_() % std::size(kPieces)];
    return out;
  }
  Text text(const char* first) { return {static_cast<Markup>(random_() % 4), words(first)}; }
  std::optional<Text> maybe() { return random_() % 2 == 0 ? std::nullopt : std::optional(text("f")); }
  unsigned number(unsigned below) { return static_cast<unsigned>(random_() % below); }

 private:
  std::mt19937 random_;
};

// In the first half of a pair an arrow cannot be said.
Text without_arrow(Text text) {
  for (std::size_t at; (at = text.words.find("->")) != std::string::npos;) text.words.erase(at, 2);
  return text;
}

Question any_question(Words& any) {
  Question question;
  question.kind = static_cast<Kind>(1 + any.number(7));
  if (any.number(2) == 0) question.title = any.words("n");
  if (any.number(3) == 0) question.id = "7";
  if (any.number(3) == 0) question.tags = {"one", "two-three"};
  question.stem = any.text(any.number(4) == 0 ? "//s" : "s");
  if (question.kind != Kind::description) question.feedback = any.maybe();
  if (question.kind == Kind::true_false) {
    question.is_true = any.number(2) == 0;
    question.true_feedback = any.maybe();
    question.false_feedback = any.maybe();
  }
  const std::size_t answers = 1 + any.number(3);
  if (question.kind == Kind::matching) {
    for (std::size_t i = 0; i < answers; ++i) question.pairs.push_back({without_arrow(any.text("q")), any.words("a")});
  } else if (question.kind == Kind::numerical) {
    question.listed = any.number(2) == 0;
    for (std::size_t i = 0; i < (question.listed ? answers : 1); ++i) {
      Choice choice;
      choice.right = true;
      choice.quantity = any.number(2) == 0 ? Quantity{Quantity::Kind::tolerance, 3.25, 0.1, 0, 0}
                                           : Quantity{Quantity::Kind::range, 0, 0, -2.5, 1e6};
      if (question.listed) choice.feedback = any.maybe();
      question.choices.push_back(choice);
    }
  } else if (question.kind == Kind::choice || question.kind == Kind::short_answer) {
    for (std::size_t i = 0; i < answers; ++i) {
      Choice choice;
      choice.right = question.kind == Kind::short_answer || any.number(2) == 0;
      if (any.number(3) == 0) choice.weight = 33.33333;
      choice.text = any.text("t");
      choice.feedback = any.maybe();
      question.choices.push_back(choice);
    }
    if (question.kind == Kind::choice) {
      question.several = std::none_of(question.choices.begin(), question.choices.end(),
                                      [](const Choice& choice) { return choice.right; });
      question.choices.push_back({false, std::nullopt, any.text("w"), std::nullopt, std::nullopt});
    }
    if (question.kind == Kind::short_answer)
      question.choices.push_back({true, std::nullopt, {Markup::plain, "no arrow"}, std::nullopt, std::nullopt});
  }
  return question;
}

TEST(GiftWrite, AnyQuestionComesBack) {
  for (unsigned seed = 0; seed < 3000; ++seed) {
    Words any(seed);
    const Question question = any_question(any);
    const std::string written = write(std::span(&question, 1));
    const Bank bank = read(written);
    ASSERT_TRUE(bank.faults.empty()) << seed << ": " << bank.faults[0].message << '\n' << written;
    ASSERT_EQ(bank.questions.size(), 1u) << seed << '\n' << written;
    ASSERT_TRUE(without_lines(bank.questions)[0] == question) << seed << '\n' << written << write(bank.questions);
  }
}

// Writes a bank of anything, and beside each bank of the folder $COLLOQUY_GIFT_JUDGE what is read of it, for the
// foreign reader that tests/judge/gift_peg holds against this one. $SEED draws the questions of an earlier run.
TEST(GiftWrite, ABankOfAnythingIsReadWhole) {
  const char* seed = std::getenv("SEED");
  Words any(seed ? static_cast<unsigned>(std::strtoul(seed, nullptr, 10)) : 1);
  std::vector<Question> questions;
  for (int i = 0; i < 2000; ++i) {
    const Question question = any_question(any);
    // Other readers take what has an arrow for a pair.
    if (std::any_of(question.choices.begin(), question.choices.end(),
                    [](const Choice& choice) { return choice.text.words.find("->") != std::string::npos; }))
      continue;
    questions.push_back(question);
    if (any.number(20) == 0) {
      questions.push_back({});
      questions.back().kind = Kind::category;
      questions.back().title = "a/b: c";
    }
  }
  const std::string written = write(questions);
  EXPECT_TRUE(without_lines(read(written).questions) == questions);
  const char* folder = std::getenv("COLLOQUY_GIFT_JUDGE");
  if (folder == nullptr) return;
  ASSERT_TRUE(base::write_file(std::filesystem::path(folder) / "anything.gift", written).ok());
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".gift") continue;
    const Bank bank = read(*base::read_file(entry.path()));
    EXPECT_TRUE(bank.faults.empty()) << entry.path();
    std::filesystem::path ours = entry.path();
    ASSERT_TRUE(base::write_file(ours.replace_extension(".ours.json"), to_string(peg_json(bank.questions))).ok());
  }
}

}  // namespace
}  // namespace colloquy::exchange::gift
