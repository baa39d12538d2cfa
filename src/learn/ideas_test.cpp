#include "learn/ideas.h"

#include <gtest/gtest.h>

namespace colloquy::learn {
namespace {

lesson::Idea idea(std::vector<std::string> accept) {
  lesson::Idea i;
  i.accept = std::move(accept);
  return i;
}

Coverage coverage(std::string_view answer, std::vector<std::string> accept, std::string_view question = {}) {
  return compare(answer, idea(std::move(accept)), question).coverage;
}

TEST(Ideas, Covered) {
  EXPECT_EQ(coverage("I would wait for a moment", {"wait", "stay silent", "give them time"}), Coverage::covered);
  EXPECT_EQ(coverage("Giving them some time.", {"wait", "stay silent", "give them time"}), Coverage::covered);
  EXPECT_EQ(coverage("staying silnet", {"stay silent"}), Coverage::covered) << "a slip";
  EXPECT_EQ(coverage("he is not judging", {"without judgment"}), Coverage::covered);
  EXPECT_EQ(coverage("3 seconds", {"three seconds"}), Coverage::covered);
  EXPECT_EQ(coverage("The visitor's feelings are kept private", {"keep feelings private"}), Coverage::covered);
  EXPECT_EQ(coverage("both", {"both"}), Coverage::covered) << "a word of grammar alone";
}

TEST(Ideas, NotYet) {
  EXPECT_EQ(coverage("", {"wait"}), Coverage::not_yet);
  EXPECT_EQ(coverage("Ask the next question", {"wait"}), Coverage::not_yet);
  EXPECT_EQ(coverage("five seconds", {"three seconds"}), Coverage::partly);
  EXPECT_EQ(coverage("Do not wait", {"wait"}), Coverage::not_yet);
  EXPECT_TRUE(compare("Do not wait", idea({"wait"})).opposite);
  EXPECT_EQ(coverage("Don't ask; wait", {"wait"}), Coverage::covered) << "the negation ends with its clause";
  EXPECT_EQ(coverage("judging the client", {"without judgment"}), Coverage::not_yet);
}

TEST(Ideas, PartlyAndGivenAway) {
  EXPECT_EQ(coverage("time", {"gives visitor time"}), Coverage::not_yet);
  EXPECT_EQ(coverage("visitor time", {"gives the visitor time"}), Coverage::partly);
  // The question's own word does not cover the idea by itself.
  EXPECT_NE(coverage("the pause", {"the pause is an offer"}, "What is a pause?"), Coverage::covered);
  EXPECT_EQ(coverage("an offer", {"the pause is an offer"}, "What is a pause?"), Coverage::covered);
}

TEST(Ideas, ArabicAndChinese) {
  EXPECT_EQ(coverage("أنتظر", {"أنتظر", "أصمت قليلا"}), Coverage::covered);
  EXPECT_EQ(coverage("أسأله", {"أنتظر"}), Coverage::not_yet);
}

// Sentences are judged by the models; phrases by their words alone.
TEST(Ideas, Sentences) {
  const std::vector<std::string> key = {"The circuit is open because the switch leaves a gap."};
  EXPECT_EQ(coverage("The switch leaves a gap, so the circuit is open.", key), Coverage::covered);
  EXPECT_EQ(coverage("the circut is open because teh switch leaves a gap", key), Coverage::covered) << "slips";
  EXPECT_EQ(coverage("the switch leaves a gap", key), Coverage::partly) << "doubt is the learner's to settle";
  EXPECT_EQ(coverage("The battery is too old", key), Coverage::not_yet);
  EXPECT_NE(coverage("The circuit is not open because the switch does not leave a gap", key), Coverage::covered);
  EXPECT_EQ(coverage("", key), Coverage::not_yet);
}

TEST(Ideas, OppositeWordsAreNoMerit) {
  const std::vector<std::string> key = {"The pitch is higher when the string is shorter."};
  const auto odds = [&](std::string_view answer) { return compare(answer, idea(key)).log_odds; };
  EXPECT_GT(odds("the pitch is higher when the string is shorter"),
            odds("the pitch is lower when the string is longer"));
  EXPECT_NE(coverage("the pitch is lower when the string is longer", key), Coverage::covered);
}

TEST(Ideas, PhrasesMayBeginWithAVerb) {
  const std::vector<std::string> key = {"I felt safe", "was on my side", "was kind"};
  EXPECT_EQ(coverage("She listened. I felt safe. She asked what I wanted.", key), Coverage::covered);
  EXPECT_EQ(coverage("my teacher was always kind to me", key), Coverage::covered);
  EXPECT_EQ(coverage("he gave me advice", key), Coverage::not_yet);
}

TEST(Ideas, Synonyms) {
  EXPECT_EQ(coverage("begin slowly", {"start slowly"}), Coverage::covered);
  EXPECT_EQ(coverage("a bigger gap", {"large hole"}), Coverage::covered);
  EXPECT_EQ(coverage("a small gap", {"large hole"}), Coverage::partly);
}

TEST(Ideas, Misconception) {
  lesson::Idea wrong = idea({"ask the next question"});
  wrong.against = true;
  EXPECT_EQ(compare("I ask the next question", wrong).coverage, Coverage::covered);
  EXPECT_EQ(compare("I do not ask the next question", wrong).coverage, Coverage::not_yet);
  EXPECT_EQ(compare("I stay silent", wrong).coverage, Coverage::not_yet);
}

TEST(Ideas, TheBestWordingIsNamed) {
  EXPECT_EQ(compare("give them time", idea({"wait", "stay silent", "give them time"})).wording, 2u);
}

// Bounded: a learner may paste a chapter (the page takes some thousand characters).
TEST(Ideas, LongTexts) {
  std::string pasted;
  for (int i = 0; i < 1000; ++i) pasted += "the word number " + std::to_string(i) + " is not this one, ";
  EXPECT_EQ(coverage(pasted, {"wait"}), Coverage::not_yet);
}

}  // namespace
}  // namespace colloquy::learn
