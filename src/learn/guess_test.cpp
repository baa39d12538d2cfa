#include "learn/guess.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "learn/grade.h"

namespace colloquy::learn {
namespace {

using lesson::Gap;
using lesson::Question;

Question with_options(Question::Kind kind, int options, int right) {
  Question q;
  q.kind = kind;
  for (int i = 0; i < options; ++i) q.options.push_back({std::to_string(i), i < right, {}, {}, {}});
  return q;
}

TEST(Guess, OfOptions) {
  EXPECT_DOUBLE_EQ(guessed_share(with_options(Question::Kind::choice, 4, 1)), 0.25);
  EXPECT_DOUBLE_EQ(guessed_share(with_options(Question::Kind::true_false, 2, 1)), 0.5);
  // Two of four at random: one of six ways both, four of six one and one wrong.
  EXPECT_NEAR(guessed_share(with_options(Question::Kind::multiple, 4, 2)), 1.0 / 6, 1e-12);
  EXPECT_LT(guessed_share(with_options(Question::Kind::choice, 2, 2)), 1) << "whatever the author wrote";
  EXPECT_EQ(guessed_share(with_options(Question::Kind::choice, 0, 0)), 0);
}

// The mean of what the grader gives over all answers is what guessing gets.
TEST(Guess, OfOrdersAndPairsIsWhatTheGraderGivesOnAverage) {
  for (std::size_t n = 2; n <= 6; ++n) {
    Question order, match;
    order.kind = Question::Kind::order;
    match.kind = Question::Kind::match;
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < n; ++i) {
      ids.push_back(std::to_string(i));
      order.steps.push_back({ids[i], {}, {}});
      lesson::Inline words;
      words.text = "right " + ids[i];
      lesson::Block block;
      block.inlines = {words};
      match.pairs.push_back({ids[i], {block}, {block}, {}});
    }
    double ordered = 0, matched = 0, ways = 0;
    std::vector<std::string> way = ids;
    do {
      Response response;
      response.ordered = way;
      ordered += grade(order, response).score;
      Response joined;
      for (std::size_t i = 0; i < n; ++i) joined.joined.emplace_back(ids[i], way[i]);
      matched += grade(match, joined).score;
      ++ways;
    } while (std::next_permutation(way.begin(), way.end()));
    EXPECT_NEAR(guessed_share(order), ordered / ways, 1e-9) << n;
    EXPECT_NEAR(guessed_share(match), matched / ways, 1e-9) << n;
  }
}

TEST(Guess, OfGaps) {
  Question cloze;
  cloze.kind = Question::Kind::cloze;
  Gap menu, words;
  menu.kind = Gap::Kind::menu;
  menu.menu = {{"a", true}, {"b", false}, {"c", false}, {"d", false}};
  words.kind = Gap::Kind::words;
  cloze.gaps = {menu, words};
  EXPECT_DOUBLE_EQ(guessed_share(cloze), 0.125) << "a quarter of one gap of two";
  Question hot;
  hot.kind = Question::Kind::hot_text;
  for (int i = 0; i < 4; ++i) {
    Gap gap;
    gap.kind = Gap::Kind::hot;
    gap.right = i == 0;
    hot.gaps.push_back(gap);
  }
  EXPECT_DOUBLE_EQ(guessed_share(hot), 0.25);
  Question open;
  open.kind = Question::Kind::open;
  EXPECT_EQ(guessed_share(open), 0);
}

TEST(Guess, OfLongOrdersGoesOnWhereCountingEnds) {
  double before = 1;
  for (std::size_t n = 2; n <= 30; ++n) {
    Question order;
    order.kind = Question::Kind::order;
    order.steps.resize(n);
    const double share = guessed_share(order);
    EXPECT_LE(share, before + (n == 10 ? 0.03 : 1e-9)) << n;
    EXPECT_GT(share, 0.2) << n;
    before = share;
  }
}

}  // namespace
}  // namespace colloquy::learn
