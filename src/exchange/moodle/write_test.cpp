#include "exchange/moodle/write.h"

#include <gtest/gtest.h>

#include <random>

#include "exchange/moodle/read.h"

namespace colloquy::exchange::moodle {
namespace {

using bank::Choice;
using bank::Kind;
using bank::Markup;
using bank::Quantity;
using bank::Question;
using bank::Text;

// Words of anything that could be a mark, in XML or in a gap.
class Anything {
 public:
  explicit Anything(unsigned seed) : random_(seed) {}
  unsigned number(unsigned below) { return static_cast<unsigned>(random_() % below); }
  bool maybe() { return number(2) == 0; }
  std::string words(std::string first) {
    constexpr const char* kPieces[] = {"<b>",      "</b>", "&", "&amp;", "]]>", "<![CDATA[", "\"",   "'",
                                       "~",        "=",    "#", "}",     "\\",  " c",        "%",    "{",
                                       "\xc3\xa4", "a",    "<", ">",     "/",   "-->",       "[[1]]"};
    for (unsigned i = number(6); i > 0; --i) first += kPieces[number(std::size(kPieces))];
    return first;
  }
  Text text(const std::string& first) { return {static_cast<Markup>(number(4)), words(first)}; }
  std::optional<Text> perhaps() { return maybe() ? std::nullopt : std::optional(text("f")); }
  Quantity quantity() {
    return maybe() ? Quantity{Quantity::Kind::exact, -2.5, 0, 0, 0}
                   : Quantity{Quantity::Kind::tolerance, 1e9, 0.125, 0, 0};
  }
  Choice choice(Text text) {
    Choice out;
    constexpr double kWeights[] = {100, 0, 50, 33.33333, -100};
    out.weight = kWeights[number(5)];
    out.right = out.weight == 100;
    out.text = std::move(text);
    out.feedback = perhaps();
    return out;
  }

 private:
  std::mt19937 random_;
};

Question any_question(Anything& any) {
  Question q;
  q.kind = static_cast<Kind>(any.number(10));
  q.title = any.words("n");
  if (q.kind == Kind::category) return q;
  if (any.maybe()) q.id = any.words("i");
  q.stem = any.text("s");
  q.feedback = any.perhaps();
  if (any.maybe()) q.tags = {any.words("t"), "level: apply"};
  if (any.maybe()) q.hints = {any.text("h"), any.text("h")};
  if (any.maybe()) q.points = 2.5;
  switch (q.kind) {
    case Kind::category:
    case Kind::description: break;
    case Kind::essay: q.grader = any.perhaps(); break;
    case Kind::true_false:
      q.is_true = any.maybe();
      q.true_feedback = any.perhaps();
      q.false_feedback = any.perhaps();
      break;
    case Kind::choice:
      q.several = any.maybe();
      q.shuffled = any.maybe();
      for (unsigned i = 0; i < 3; ++i) q.choices.push_back(any.choice(any.text("c")));
      break;
    case Kind::short_answer:
      q.exact = any.maybe();
      for (unsigned i = 0; i < 3; ++i) q.choices.push_back(any.choice({Markup::plain, any.words("c")}));
      break;
    case Kind::numerical:
      if (any.maybe()) q.unit = "m/s";
      for (unsigned i = 0; i < 2; ++i) {
        q.choices.push_back(any.choice({}));
        if (any.number(4) > 0) q.choices.back().quantity = any.quantity();
      }
      break;
    case Kind::matching:
      q.shuffled = any.maybe();
      for (unsigned i = 0; i < 3; ++i) q.pairs.push_back({any.text("l"), any.words("r")});
      break;
    case Kind::order:
      for (unsigned i = 0; i < 3; ++i) q.steps.push_back(any.text("s"));
      break;
    case Kind::cloze: {
      q.stem = {Markup::html, "s \x1a<i>and</i>\x1a"};
      for (unsigned i = 0; i < 2; ++i) {
        bank::Gap gap;
        gap.kind = static_cast<bank::Gap::Kind>(any.number(3));
        gap.points = 1 + any.number(3);
        gap.exact = gap.kind == bank::Gap::Kind::words && any.maybe();
        for (unsigned n = 0; n < 2; ++n) {
          Choice choice = any.choice({Markup::plain, any.words("c")});
          if (choice.feedback) choice.feedback->markup = Markup::plain;
          if (gap.kind == bank::Gap::Kind::number) choice.text = {}, choice.quantity = any.quantity();
          gap.choices.push_back(choice);
        }
        q.gaps.push_back(gap);
      }
      break;
    }
  }
  return q;
}

TEST(MoodleWrite, AnyQuestionComesBack) {
  std::size_t kinds[10] = {};
  for (unsigned seed = 0; seed < 3000; ++seed) {
    Anything any(seed);
    const Question question = any_question(any);
    ++kinds[static_cast<int>(question.kind)];
    const std::string written = write(std::span(&question, 1));
    bank::Bank bank = read(written);
    ASSERT_TRUE(bank.faults.empty()) << seed << ": " << bank.faults[0].message << '\n' << written;
    ASSERT_EQ(bank.questions.size(), 1u) << seed << '\n' << written;
    bank.questions[0].line = 0;
    ASSERT_TRUE(bank.questions[0] == question) << seed << '\n' << written << write(bank.questions);
  }
  for (const std::size_t count : kinds) EXPECT_GT(count, 100u);
}

TEST(MoodleWrite, WordsThatLookLikeAGapAreNone) {
  Question q;
  q.kind = Kind::cloze;
  bank::Gap gap;
  gap.choices.push_back({});
  gap.choices[0].text = {Markup::plain, "y {1:NUMERICAL:=3"};
  gap.choices[0].weight = 100;
  gap.choices[0].right = true;
  q.gaps = {gap};
  for (const Markup markup : {Markup::html, Markup::plain}) {
    q.stem = {markup, "A {1:MULTICHOICE:~2 or { 3 : NUMERICAL : and {x} \x1a"};
    const std::string written = write(std::span(&q, 1));
    const bank::Bank bank = read(written);
    ASSERT_TRUE(bank.faults.empty()) << bank.faults[0].message << '\n' << written;
    ASSERT_EQ(bank.questions.size(), 1u);
    EXPECT_EQ(bank.questions[0].gaps.size(), 1u) << written;
  }
}

TEST(MoodleWrite, PicturesComeBack) {
  Question question;
  question.kind = Kind::description;
  question.title = "n";
  question.stem = {Markup::html, "<img src=\"@@PLUGINFILE@@/a%20%26.png\" alt=\"A &lt; b\">"};
  std::string bytes;
  for (int i = 0; i < 1000; ++i) bytes += static_cast<char>(i * 7);
  question.files = {{"a &.png", bytes}};
  bank::Bank bank = read(write(std::span(&question, 1)));
  ASSERT_EQ(bank.questions.size(), 1u);
  bank.questions[0].line = 0;
  EXPECT_TRUE(bank.questions[0] == question);
}

TEST(MoodleWrite, LeavesOutWhatXmlCannotHold) {
  Question question;
  question.kind = Kind::description;
  question.title = "a\x01\x1b";
  question.stem = {Markup::html, "<b>x\x02</b>"};
  const bank::Bank bank = read(write(std::span(&question, 1)));
  ASSERT_EQ(bank.questions.size(), 1u);
  EXPECT_EQ(bank.questions[0].title, "a");
  EXPECT_EQ(bank.questions[0].stem.words, "<b>x</b>");
}

}  // namespace
}  // namespace colloquy::exchange::moodle
