#include "text/synonyms.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "text/stem.h"

namespace colloquy::text {
namespace {

bool same(std::string_view a, std::string_view b) {
  const std::vector<std::int16_t> x = senses(stem(a)), y = senses(stem(b));
  return std::any_of(x.begin(), x.end(), [&](auto group) { return std::find(y.begin(), y.end(), group) != y.end(); });
}

bool opposite(std::string_view a, std::string_view b) {
  const std::vector<std::int16_t> x = poles(stem(a)), y = poles(stem(b));
  return std::any_of(x.begin(), x.end(), [&](auto pole) { return std::find(y.begin(), y.end(), -pole) != y.end(); });
}

TEST(Synonyms, SayTheSame) {
  EXPECT_TRUE(same("begin", "started"));
  EXPECT_TRUE(same("big", "large"));
  EXPECT_TRUE(same("pathways", "route"));
  EXPECT_FALSE(same("wait", "ask"));
  EXPECT_FALSE(same("begin", "end"));
  EXPECT_TRUE(senses("qwertz").empty());
}

TEST(Synonyms, SayTheOpposite) {
  EXPECT_TRUE(opposite("open", "closed"));
  EXPECT_TRUE(opposite("closed", "open"));
  EXPECT_TRUE(opposite("increases", "decreased"));
  EXPECT_FALSE(opposite("rise", "increase"));
  EXPECT_FALSE(opposite("open", "open"));
  EXPECT_TRUE(poles("qwertz").empty());
}

// No word is its own opposite, however long the list grows.
TEST(Synonyms, NothingIsItsOwnOpposite) {
  for (const std::string_view word : {"open", "broken", "complete", "light", "dark", "hard", "hot", "more", "rise"}) {
    EXPECT_FALSE(opposite(word, word)) << word;
  }
}

}  // namespace
}  // namespace colloquy::text
