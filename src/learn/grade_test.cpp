#include "learn/grade.h"

#include <gtest/gtest.h>

#include "learn/number.h"

namespace colloquy::learn {
namespace {

using lesson::Question;

lesson::Blocks blocks(std::string text) {
  lesson::Block b;
  lesson::Inline words;
  words.text = std::move(text);
  b.inlines.push_back(words);
  return {b};
}

lesson::Option option(std::string id, bool right, std::string text = "x") {
  return {std::move(id), right, blocks(std::move(text)), {}, {}};
}

Question boxes(Question::Kind kind, std::vector<lesson::Option> options) {
  Question q;
  q.kind = kind;
  q.options = std::move(options);
  q.points = 2;
  return q;
}

TEST(Grade, Choice) {
  const Question q = boxes(Question::Kind::choice, {option("a", true), option("b", false)});
  EXPECT_EQ(grade(q, {.picked = {"a"}}).points, 2);
  EXPECT_EQ(grade(q, {.picked = {"b"}}).verdict, Verdict::wrong);
  EXPECT_EQ(grade(q, {.picked = {"a", "b"}}).score, 0) << "both is no choice";
  EXPECT_EQ(grade(q, {}).verdict, Verdict::unanswered);
  EXPECT_EQ(grade(q, {.picked = {"nonsense"}}).score, 0);
}

TEST(Grade, MultipleGivesPartialCredit) {
  const Question q =
      boxes(Question::Kind::multiple, {option("a", true), option("b", true), option("c", false), option("d", false)});
  EXPECT_EQ(grade(q, {.picked = {"a", "b"}}).verdict, Verdict::right);
  EXPECT_EQ(grade(q, {.picked = {"a"}}).score, 0.5);
  EXPECT_EQ(grade(q, {.picked = {"a", "b", "c"}}).score, 0.5);
  EXPECT_EQ(grade(q, {.picked = {"a", "b", "c", "d"}}).score, 0) << "ticking all earns nothing";
  EXPECT_EQ(grade(q, {.picked = {"c", "d"}}).score, 0) << "never below nothing";
}

TEST(Grade, MatchByPair) {
  Question q;
  q.kind = Question::Kind::match;
  q.pairs = {{"1", blocks("racks"), blocks("first"), {}},
             {"2", blocks("room"), blocks("second"), {}},
             {"3", blocks("stairs"), blocks("Second"), {}},
             {"4", {}, blocks("third"), {}}};
  EXPECT_EQ(grade(q, {.joined = {{"1", "1"}, {"2", "2"}, {"3", "3"}}}).verdict, Verdict::right);
  EXPECT_EQ(grade(q, {.joined = {{"1", "1"}, {"2", "3"}, {"3", "2"}}}).verdict, Verdict::right) << "equal words";
  EXPECT_NEAR(grade(q, {.joined = {{"1", "4"}, {"2", "2"}}}).score, 1.0 / 3, 1e-12);
}

TEST(Grade, OrderByLongestRun) {
  Question q;
  q.kind = Question::Kind::order;
  for (const char* id : {"a", "b", "c", "d"}) q.steps.push_back({id, blocks(id), {}});
  EXPECT_EQ(grade(q, {.ordered = {"a", "b", "c", "d"}}).verdict, Verdict::right);
  EXPECT_NEAR(grade(q, {.ordered = {"b", "c", "d", "a"}}).score, 2.0 / 3, 1e-12);
  const std::vector<Mark> marks = grade(q, {.ordered = {"b", "c", "d", "a"}}).marks;
  EXPECT_EQ(marks[0].verdict, Verdict::wrong) << "a alone stands where it should not";
  for (const std::size_t i : {1u, 2u, 3u}) EXPECT_EQ(marks[i].verdict, Verdict::right);
  EXPECT_EQ(grade(q, {.ordered = {"d", "c", "b", "a"}}).score, 0);
  EXPECT_EQ(grade(q, {.ordered = {"d", "c", "b", "a"}}).marks[0].verdict, Verdict::wrong) << "no two are in order";
  EXPECT_EQ(grade(q, {.ordered = {"a", "a", "a", "a"}}).score, 0) << "one step four times";
}

TEST(Grade, WrittenAnswers) {
  EXPECT_TRUE(is_answer(" Three. ", "three", Spelling::lenient));
  EXPECT_TRUE(is_answer("ELEVE", "Élève", Spelling::lenient));
  EXPECT_FALSE(is_answer("eleve", "Élève", Spelling::exact));
  EXPECT_TRUE(is_answer("the first count", "*first*", Spelling::lenient));
  EXPECT_TRUE(is_answer("first", "first*", Spelling::lenient));
  EXPECT_FALSE(is_answer("a first", "first*", Spelling::lenient));
  EXPECT_FALSE(is_answer("*", "first", Spelling::lenient)) << "a learner's * is no wildcard";
  EXPECT_FALSE(is_answer("  ", "*", Spelling::lenient));
  for (const Spelling spelling : {Spelling::lenient, Spelling::exact}) {
    EXPECT_TRUE(is_answer("a*b", "a\\*b", spelling));
    EXPECT_FALSE(is_answer("a big b", "a\\*b", spelling)) << "an asterisk is meant";
    EXPECT_TRUE(is_answer("*args", "\\*args", spelling)) << "at the front, too";
    EXPECT_FALSE(is_answer("xargs", "\\*args", spelling));
    EXPECT_TRUE(is_answer("5*3 is 15", "5\\*3*", spelling)) << "beside one that stands for letters";
    EXPECT_TRUE(is_answer("a\\b", "a\\b", spelling)) << "a backslash before anything else is one";
  }
  EXPECT_TRUE(is_answer(std::string(5000, 'a') + "b", "*a*a*a*a*b", Spelling::lenient)) << "and quickly";
  EXPECT_TRUE(is_typed_answer("a Smaller question!", {"something smaller", "a smaller question"}));
}

TEST(Grade, ShortAnswerKnowsExpectedAnswers) {
  Question q;
  q.kind = Question::Kind::short_answer;
  q.gaps.push_back({.id = "g", .kind = lesson::Gap::Kind::words, .accept = {"first count", "*count"}});
  q.options = {option("w", false, "head count"), option("r", true, "racks")};
  EXPECT_EQ(grade(q, {.texts = {"First count."}}).score, 1);
  const Graded wrong = grade(q, {.texts = {"Head count"}});
  EXPECT_EQ(wrong.score, 0) << "named by the author, though *count would take it";
  EXPECT_EQ(wrong.matched_option, "w");
  EXPECT_EQ(grade(q, {.texts = {"racks"}}).score, 1);
  EXPECT_EQ(grade(q, {.texts = {"floor"}}).verdict, Verdict::wrong);
  EXPECT_EQ(grade(q, {.texts = {" "}}).verdict, Verdict::unanswered);
}

TEST(Grade, Numbers) {
  const auto values = [](std::string_view s) { return read_number(s).values; };
  using V = std::vector<double>;
  EXPECT_EQ(values("3,5"), (V{3.5}));
  EXPECT_EQ(values("1,600"), (V{1.6, 1600}));
  EXPECT_EQ(values("1,600,000"), (V{1600000}));
  EXPECT_EQ(values("1.234,5"), (V{1234.5}));
  EXPECT_EQ(values("1 600 m"), (V{1600}));
  EXPECT_EQ(values("\u22122.5e3"), (V{-2500}));
  EXPECT_EQ(values("1/4"), (V{0.25}));
  EXPECT_EQ(values("½"), (V{0.5}));
  EXPECT_EQ(values("3½"), (V{3.5}));
  EXPECT_EQ(values("-3 1/2 km"), (V{-3.5}));
  EXPECT_EQ(read_number("-3 1/2 km").rest, "km");
  EXPECT_EQ(values("12 ¾"), (V{12.75}));
  EXPECT_EQ(values("1 600 1/4"), (V{1600.25}));
  EXPECT_EQ(values("3 125/1000"), (V{3.125}));
  EXPECT_EQ(values("1/0"), (V{}));
  EXPECT_EQ(values("3 1/0"), (V{3})) << "what follows is no fraction";
  EXPECT_EQ(values("٣"), (V{3}));
  EXPECT_EQ(values("Three seconds"), (V{3}));
  EXPECT_EQ(values("about"), (V{}));
  EXPECT_EQ(read_number("3 min").rest, "min");
  EXPECT_EQ(read_number("2 4").values, (V{2}));
  const lesson::Numeric minutes{2.5, 3.5, 3, "min"};
  const Units units = {{"min", {"minute", "minutes"}}};
  EXPECT_TRUE(is_number_answer("3", minutes, units));
  EXPECT_TRUE(is_number_answer("3.5 Minutes", minutes, units));
  EXPECT_TRUE(is_number_answer("2,5min", minutes, units));
  EXPECT_FALSE(is_number_answer("3 s", minutes, units));
  EXPECT_FALSE(is_number_answer("3.6", minutes, units));
  EXPECT_FALSE(is_number_answer("", minutes, units));
  EXPECT_TRUE(is_number_answer("16 people", {15, 17, 16, ""}));
  EXPECT_FALSE(is_number_answer("3 mW", {3, 3, 3, "MW"}));
}

TEST(Grade, ClozeByGap) {
  Question q;
  q.kind = Question::Kind::cloze;
  q.gaps.push_back({.id = "m", .kind = lesson::Gap::Kind::menu, .menu = {{"once", false}, {"twice", true}}});
  q.gaps.push_back({.id = "w", .kind = lesson::Gap::Kind::words, .accept = {"coat racks", "racks"}});
  EXPECT_EQ(grade(q, {.texts = {"twice", "Racks"}}).verdict, Verdict::right);
  const Graded half = grade(q, {.texts = {"twice"}});
  EXPECT_EQ(half.score, 0.5);
  EXPECT_EQ(half.marks[1].verdict, Verdict::unanswered);
}

TEST(Grade, HotText) {
  Question q;
  q.kind = Question::Kind::hot_text;
  for (const auto& [id, right] : {std::pair("a", false), std::pair("b", true), std::pair("c", false)}) {
    q.gaps.push_back({.id = id, .kind = lesson::Gap::Kind::hot, .right = right});
  }
  EXPECT_EQ(grade(q, {.picked = {"b"}}).verdict, Verdict::right);
  EXPECT_EQ(grade(q, {.picked = {"b", "c"}}).score, 0);
}

TEST(Grade, OpenByIdeas) {
  Question q;
  q.kind = Question::Kind::open;
  q.stem = blocks("Who counts?");
  q.ideas = {{"i1", {"the guide", "whoever leads the round"}, false, {}, {}},
             {"i2", {"twice", "two times"}, false, {}, {}},
             {"i3", {"the front desk"}, true, {}, {}}};
  EXPECT_EQ(grade(q, {.texts = {"The guide does, two times."}}).verdict, Verdict::right);
  EXPECT_EQ(grade(q, {.texts = {"The guide"}}).score, 0.5);
  const Graded wrong = grade(q, {.texts = {"The front desk counts twice"}});
  EXPECT_EQ(wrong.score, 0) << "one idea, one misconception";
  EXPECT_EQ(wrong.marks[2].verdict, Verdict::wrong);
}

}  // namespace
}  // namespace colloquy::learn
