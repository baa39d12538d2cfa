#include "learn/draw.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

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

Question question(std::string id, std::string objective = "", std::string level = "") {
  Question q;
  q.id = std::move(id);
  q.objective = std::move(objective);
  q.level = std::move(level);
  for (const char* t : {"red", "green", "blue", "All of these"}) q.options.push_back({t, false, blocks(t), {}, {}});
  return q;
}

lesson::Test two_pools() {
  lesson::Test test;
  test.pools.resize(2);
  for (int i = 0; i < 6; ++i)
    test.pools[0].questions.push_back(question("a" + std::to_string(i), "room", i < 3 ? "remember" : "apply"));
  for (int i = 0; i < 4; ++i)
    test.pools[1].questions.push_back(question("b" + std::to_string(i), "count", i < 2 ? "remember" : "apply"));
  return test;
}

TEST(Draw, AllWithoutDraw) {
  EXPECT_EQ(draw(two_pools(), 1).size(), 10u);
  EXPECT_TRUE(draw({}, 1).empty());
}

TEST(Draw, PerPoolAndInAll) {
  lesson::Test test = two_pools();
  test.pools[0].draw = 2;
  std::map<std::size_t, int> counts;
  for (const DrawnQuestion& d : draw(test, 7)) ++counts[d.pool];
  EXPECT_EQ(counts[0], 2);
  EXPECT_EQ(counts[1], 4);
  test.draw = 3;
  counts.clear();
  for (const DrawnQuestion& d : draw(test, 7)) ++counts[d.pool];
  EXPECT_EQ(counts[0] + counts[1], 3);
  EXPECT_GE(counts[0], 1) << "evenly over the pools";
  EXPECT_GE(counts[1], 1);
}

TEST(Draw, NoneComesAgainWhileAnotherWaits) {
  lesson::Test test = two_pools();
  test.pools.pop_back();
  test.draw = 2;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    std::vector<std::vector<std::string>> earlier;
    std::map<std::string, int> times;
    for (std::uint64_t attempt = 0; attempt < 9; ++attempt) {
      std::vector<std::string> ids;
      for (const DrawnQuestion& d : draw(test, seed * 100 + attempt, earlier)) {
        ids.push_back(test.pools[0].questions[d.question].id);
        ++times[ids.back()];
      }
      ASSERT_EQ(ids.size(), 2u);
      // After every third attempt all six have come as often.
      if (attempt % 3 == 2) {
        for (const auto& [id, n] : times) ASSERT_EQ(n, static_cast<int>(attempt / 3) + 1) << id;
        ASSERT_EQ(times.size(), 6u);
      }
      earlier.push_back(ids);
    }
  }
}

TEST(Draw, WhatWasAskedLongestAgoComesFirst) {
  lesson::Test test = two_pools();
  test.pools.pop_back();
  test.draw = 2;
  const std::vector<std::vector<std::string>> earlier = {{"a3", "a5"}, {"a0", "a1"}, {"a2", "a4"}};
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    std::set<std::string> ids;
    for (const DrawnQuestion& d : draw(test, seed, earlier)) ids.insert(test.pools[0].questions[d.question].id);
    EXPECT_EQ(ids, (std::set<std::string>{"a3", "a5"}));
  }
}

TEST(Draw, SameSeedSameForm) {
  lesson::Test test = two_pools();
  test.draw = 5;
  std::set<std::vector<std::size_t>> forms;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    std::vector<std::size_t> form;
    for (const DrawnQuestion& d : draw(test, seed)) {
      form.push_back(d.pool * 10 + d.question);
      form.insert(form.end(), d.order.begin(), d.order.end());
      ASSERT_EQ(d.order.size(), 4u);
      ASSERT_EQ(d.order[3], 3u) << "'All of these' stays last";
    }
    std::vector<std::size_t> again;
    for (const DrawnQuestion& d : draw(test, seed)) {
      again.push_back(d.pool * 10 + d.question);
      again.insert(again.end(), d.order.begin(), d.order.end());
    }
    ASSERT_EQ(form, again);
    forms.insert(form);
  }
  EXPECT_GT(forms.size(), 150u);
}

TEST(Draw, SeenQuestionsComeLast) {
  lesson::Test test = two_pools();
  test.draw = 4;
  const std::vector<std::string> seen = {"a0", "a1", "a2", "b0", "b1"};
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    for (const DrawnQuestion& d : draw(test, seed, {{seen}})) {
      const std::string& id = test.pools[d.pool].questions[d.question].id;
      ASSERT_EQ(std::find(seen.begin(), seen.end(), id), seen.end());
    }
  }
}

TEST(Draw, Blueprint) {
  lesson::Test test = two_pools();
  lesson::Blueprint plan;
  plan.levels = {"remember", "apply"};
  plan.rows = {{"room", {2, 1}, {}}, {"Count", {0, 1}, {}}};
  test.blueprint = plan;
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    std::map<std::string, int> cells;
    for (const DrawnQuestion& d : draw(test, seed)) {
      const Question& q = test.pools[d.pool].questions[d.question];
      ++cells[q.objective + q.level];
    }
    ASSERT_EQ(cells, (std::map<std::string, int>{{"roomremember", 2}, {"roomapply", 1}, {"countapply", 1}}));
  }
}

TEST(Draw, OrderNeverShowsTheAnswer) {
  Question q;
  q.id = "o";
  q.kind = Question::Kind::order;
  q.steps.resize(3);
  for (std::uint64_t seed = 0; seed < 100; ++seed)
    EXPECT_FALSE(std::is_sorted(arrange(q, seed).order.begin(), arrange(q, seed).order.end()));
  Question fixed = question("f");
  fixed.fixed_order = true;
  EXPECT_EQ(arrange(fixed, 3).order, (std::vector<std::size_t>{0, 1, 2, 3}));
}

TEST(Draw, NumbersInOrderStay) {
  Question q;
  q.id = "n";
  for (const char* t : {"3 s", "5 s", "10 s"}) q.options.push_back({t, false, blocks(t), {}, {}});
  for (std::uint64_t seed = 0; seed < 20; ++seed)
    ASSERT_EQ(arrange(q, seed).order, (std::vector<std::size_t>{0, 1, 2}));
  std::swap(q.options[0], q.options[1]);
  bool moved = false;
  for (std::uint64_t seed = 0; seed < 20; ++seed)
    moved = moved || arrange(q, seed).order != std::vector<std::size_t>{0, 1, 2};
  EXPECT_TRUE(moved);
}

// Every place is as likely as any other (chi-square, 23 degrees of freedom, far tail).
TEST(Draw, ShufflesEvenly) {
  Question q = question("even");
  q.options.back().text = blocks("grey");
  std::map<std::vector<std::size_t>, int> seen;
  for (std::uint64_t seed = 0; seed < 24000; ++seed) ++seen[arrange(q, seed).order];
  ASSERT_EQ(seen.size(), 24u);
  double chi = 0;
  for (const auto& [order, n] : seen) chi += (n - 1000.0) * (n - 1000.0) / 1000;
  EXPECT_LT(chi, 60);
}

}  // namespace
}  // namespace colloquy::learn
