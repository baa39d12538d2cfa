#include <gtest/gtest.h>

#include <random>

#include "text/rhyme.h"
#include "text/similarity.h"
#include "text/stem.h"
#include "text/syllables.h"

namespace colloquy::text {
namespace {

TEST(Stem, PorterTwo) {
  const std::pair<const char*, const char*> cases[] = {{"consign", "consign"},
                                                       {"consigned", "consign"},
                                                       {"consistency", "consist"},
                                                       {"knightly", "knight"},
                                                       {"ties", "tie"},
                                                       {"cries", "cri"},
                                                       {"gas", "gas"},
                                                       {"this", "this"},
                                                       {"kiwis", "kiwi"},
                                                       {"hopped", "hop"},
                                                       {"hoping", "hope"},
                                                       {"agreed", "agre"},
                                                       {"luxuriated", "luxuri"},
                                                       {"by", "by"},
                                                       {"say", "say"},
                                                       {"generically", "generic"},
                                                       {"communism", "communism"},
                                                       {"dying", "die"},
                                                       {"news", "news"},
                                                       {"succeed", "succeed"},
                                                       {"confidentiality", "confidenti"},
                                                       {"youth", "youth"},
                                                       {"élan", "élan"}};
  for (const auto& [word, expected] : cases) EXPECT_EQ(stem(word), expected) << word;
  EXPECT_EQ(content_stems("The counting of counts"), (std::vector<std::string>{"count", "count"}));
}

TEST(Syllables, WordsAndGrades) {
  const std::pair<const char*, int> cases[] = {
      {"time", 1}, {"table", 2},      {"wanted", 2}, {"stopped", 1},   {"therapeutic", 4}, {"people", 2},
      {"idea", 3}, {"trust", 1},      {"boxes", 2},  {"careful", 2},   {"nation", 2},      {"HTML", 4},
      {"—", 0},    {"well-being", 3}, {"rhythm", 2}, {"questions", 2}, {"café", 2},        {"12", 2}};
  for (const auto& [word, n] : cases) EXPECT_EQ(count_syllables(word), n) << word;
  EXPECT_EQ(reading_grade(""), 0);
  // 10 words, 2 sentences, 10 syllables: .39*5 + 11.8 - 15.59
  EXPECT_NEAR(reading_grade("The cat sat on it. Then it left us too."), 0.39 * 5 + 11.8 - 15.59, 1e-9);
  EXPECT_EQ(reading_minutes(231), 2);
}

TEST(Similarity, Distance) {
  EXPECT_EQ(edit_distance("", "abc"), 3u);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
  EXPECT_EQ(edit_distance("trust", "trsut"), 1u);
  EXPECT_EQ(edit_distance("é", "e"), 1u);
  EXPECT_GE(similarity("Practise test", "Practice test"), 0.9);
  EXPECT_EQ(similarity("SAME", "same"), 1);
  const std::vector<std::string> names = {"Guide", "Amal", "Bo"};
  EXPECT_EQ(closest("Boo", names), 2);
  EXPECT_EQ(closest("Aml", names), 1);
  EXPECT_EQ(closest("Zebra", names), -1);
  EXPECT_EQ(closest("", names), -1);
}

TEST(Similarity, DiceAndOverlap) {
  EXPECT_EQ(dice("The same line.", "the SAME line"), 1);
  EXPECT_EQ(dice("ab", "ab"), 1);
  EXPECT_EQ(dice("ab", "abcd"), 0);
  EXPECT_NEAR(dice("abcd", "bcde"), 0.5, 1e-9);
  EXPECT_EQ(overlap("counting twice", "She counts, twice"), 1);
  EXPECT_EQ(overlap("the", "the"), 0);
}

TEST(Similarity, Properties) {
  std::mt19937 random(7);
  const auto word = [&] {
    std::string s;
    for (unsigned n = random() % 9; n > 0; --n) s += static_cast<char>('a' + random() % 4);
    return s;
  };
  for (int i = 0; i < 2000; ++i) {
    const std::string a = word(), b = word();
    const std::size_t d = edit_distance(a, b);
    ASSERT_EQ(d, edit_distance(b, a)) << a << ' ' << b;
    ASSERT_EQ(d == 0, a == b);
    ASSERT_LE(d, std::max(a.size(), b.size()));
    ASSERT_GE(d, std::max(a.size(), b.size()) - std::min(a.size(), b.size()));
    ASSERT_EQ(dice(a, b), dice(b, a));
  }
}

TEST(Rhyme, YesAndNo) {
  const std::pair<const char*, const char*> yes[] = {
      {"care", "share"},  {"ear", "hear"},    {"ear", "bear"},   {"heart", "start"}, {"Sam", "spam"},
      {"light", "bite"},  {"through", "you"}, {"eyes", "tries"}, {"mind", "find"},   {"stopped", "dropped"},
      {"now", "cow"},     {"trust", "must"},  {"day", "weigh"},  {"claim", "same"},  {"bees", "knees"},
      {"past", "passed"}, {"do", "blue"},     {"know", "go"},    {"bed", "said"},    {"word", "heard"}};
  for (const auto& [a, b] : yes) EXPECT_TRUE(rhymes(a, b)) << a << ' ' << b;
  const std::pair<const char*, const char*> no[] = {
      {"care", "trust"}, {"cat", "dog"},      {"time", "table"}, {"heart", "hurt"}, {"same", "same"},
      {"day", "dog"},    {"silver", "month"}, {"wait", "wet"},   {"key", "lock"},   {"freely", "care"}};
  for (const auto& [a, b] : no) EXPECT_FALSE(rhymes(a, b)) << a << ' ' << b;
  EXPECT_EQ(last_word("built right from the “start”! —"), "start");
}

}  // namespace
}  // namespace colloquy::text
