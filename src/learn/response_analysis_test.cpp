#include "learn/response_analysis.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace colloquy::learn {
namespace {

using lesson::Gap;
using lesson::Question;
using Kind = PartStatistics::Kind;

lesson::Blocks words(const std::string& text) {
  lesson::Inline inside;
  inside.text = text;
  lesson::Block paragraph;
  paragraph.inlines.push_back(inside);
  return {paragraph};
}

Question pairs() {
  Question out;
  out.kind = Question::Kind::match;
  out.pairs = {{"p1", words("Rogers"), words("empathy"), {}},
               {"p2", words("Bordin"), words("alliance"), {}},
               {"p3", words("Greenson"), words("alliance"), {}},
               {"p4", {}, words("a distractor"), {}}};
  return out;
}

Gap gap(const std::string& id, Gap::Kind kind) {
  Gap out;
  out.id = id;
  out.kind = kind;
  return out;
}

const OptionStatistics& response(const PartStatistics& part, const std::string& id) {
  const auto at = std::find_if(part.responses.begin(), part.responses.end(),
                               [&](const OptionStatistics& one) { return one.id == id; });
  EXPECT_NE(at, part.responses.end()) << id;
  return *at;
}

TEST(ResponseAnalysis, SaysWhatIsMixedUpInAMatch) {
  ResponseAnalysis analysis(pairs(), {});
  for (int i = 0; i < 30; ++i) {
    Response given;
    // The better half joins Rogers with the alliance; of the two that read alike either may be taken.
    given.joined = {{"p1", i < 15 ? "p3" : "p1"}, {"p2", i % 2 == 0 ? "p2" : "p3"}};
    analysis.add(given, i < 15 ? 0.9 : 0.2);
  }
  const std::vector<PartStatistics> parts = analysis.parts();
  ASSERT_EQ(parts.size(), 3u) << "a distractor is no part";
  EXPECT_EQ(parts[0].kind, Kind::pair);
  EXPECT_EQ(parts[0].answered, 30u);
  ASSERT_EQ(parts[0].responses.size(), 3u) << "what reads alike is one response";
  EXPECT_TRUE(response(parts[0], "p1").right);
  EXPECT_EQ(response(parts[0], "p2").chosen, 15u);
  EXPECT_TRUE(response(parts[0], "p2").suspicious) << "those who know more";
  EXPECT_FALSE(response(parts[0], "p4").idle) << "a right side is not there to distract from each left one";
  EXPECT_EQ(response(parts[1], "p2").chosen, 30u);
  EXPECT_EQ(parts[2].answered, 0u);
  EXPECT_EQ(parts[2].responses.size(), 3u);
}

TEST(ResponseAnalysis, CountsWhatIsWrittenAndToldByThreeAtLeast) {
  Question question;
  question.kind = Question::Kind::cloze;
  question.gaps = {gap("g1", Gap::Kind::words), gap("g2", Gap::Kind::menu)};
  question.gaps[0].accept = {"trust"};
  question.gaps[1].menu = {{"more", true}, {"less", false}, {"as much", false}};
  ResponseAnalysis analysis(question, {});
  for (int i = 0; i < 40; ++i) {
    Response given;
    const std::string written = i < 20 ? "Trust" : i < 25 ? " faith. " : i < 27 ? "My name is Ana" : i < 28 ? "hm" : "";
    given.texts = {written, i % 4 == 0 ? "less" : "More"};
    analysis.add(given, i < 25 ? 0.8 : 0.1);
  }
  const std::vector<PartStatistics> parts = analysis.parts();
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_EQ(parts[0].answered, 28u) << "an empty gap is no answer";
  ASSERT_EQ(parts[0].responses.size(), 2u) << "what two wrote is nobody's to read";
  EXPECT_EQ(parts[0].responses[0].id, "trust") << "the most frequent first";
  EXPECT_TRUE(parts[0].responses[0].right);
  EXPECT_EQ(parts[0].responses[1].id, "faith");
  EXPECT_EQ(parts[0].responses[1].chosen, 5u);
  EXPECT_FALSE(parts[0].responses[1].right);
  EXPECT_EQ(parts[0].others, 3u);
  EXPECT_EQ(response(parts[1], "0").chosen, 30u);
  EXPECT_TRUE(response(parts[1], "0").right);
  EXPECT_TRUE(response(parts[1], "2").idle) << "nobody takes it";
}

TEST(ResponseAnalysis, SaysWhereStepsWerePut) {
  Question question;
  question.kind = Question::Kind::order;
  question.steps = {{"s1", words("first"), {}}, {"s2", words("then"), {}}, {"s3", words("last"), {}}};
  ResponseAnalysis analysis(question, {});
  for (int i = 0; i < 4; ++i) {
    Response given;
    given.ordered = {"s2", "s1", "s3"};
    analysis.add(given, 0.5);
  }
  const std::vector<PartStatistics> parts = analysis.parts();
  ASSERT_EQ(parts.size(), 3u);
  EXPECT_EQ(response(parts[0], "2").chosen, 4u);
  EXPECT_FALSE(response(parts[0], "2").right);
  EXPECT_TRUE(response(parts[2], "3").right);
  EXPECT_EQ(response(parts[2], "3").chosen, 4u);
}

TEST(ResponseAnalysis, SaysWhichIdeasWereCovered) {
  Question question;
  question.kind = Question::Kind::open;
  lesson::Idea wait, hurry;
  wait.id = "i1", wait.accept = {"give them time"};
  hurry.id = "i2", hurry.accept = {"press for an answer"}, hurry.against = true;
  question.ideas = {wait, hurry};
  ResponseAnalysis analysis(question, {});
  Response good, bad;
  good.texts = {"I would give them time"};
  bad.texts = {"I would press for an answer"};
  for (int i = 0; i < 3; ++i) analysis.add(good, 0.9);
  analysis.add(bad, 0.1);
  analysis.add({}, 0.1);
  const std::vector<PartStatistics> parts = analysis.parts();
  ASSERT_EQ(parts.size(), 2u);
  EXPECT_EQ(parts[0].answered, 4u) << "who wrote nothing is not asked";
  EXPECT_EQ(response(parts[0], kIdeaCovered).chosen, 3u);
  EXPECT_TRUE(response(parts[0], kIdeaCovered).right);
  EXPECT_EQ(response(parts[1], kIdeaCovered).chosen, 1u);
  EXPECT_FALSE(response(parts[1], kIdeaCovered).right) << "a misconception";
  EXPECT_TRUE(response(parts[1], kIdeaNotYet).right);
}

TEST(ResponseAnalysis, NamesItsParts) {
  for (const Kind kind : {Kind::options, Kind::pair, Kind::menu, Kind::written, Kind::step, Kind::idea})
    EXPECT_EQ(part_kind(part_name(kind)), kind);
  EXPECT_FALSE(part_kind("nothing"));
}

}  // namespace
}  // namespace colloquy::learn
