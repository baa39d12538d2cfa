#include "learn/item_statistics.h"

#include <gtest/gtest.h>

namespace colloquy::learn {
namespace {

// Everybody's items, each at its place.
Scores all(std::initializer_list<double> scores) {
  Scores out;
  for (const double score : scores) out.push_back(Placed{out.size(), score});
  return out;
}

// Eight attempts at three items of 1, 2 and 1 points. The expected figures were worked out with Python's statistics
// module (stdev, covariance, correlation) from the definitions, not with this code.
class WorkedExample : public ::testing::Test {
 protected:
  const std::vector<double> points = {1, 2, 1};
  const std::vector<Scores> attempts = {all({1, 2, 0.5}), all({1, 1, 0}), all({0, 2, 1}),    all({1, 0, 0.5}),
                                        all({0, 0, 0}),   all({1, 2, 1}), all({0, 1, 0.25}), all({1, 2, 0.75})};
};

TEST_F(WorkedExample, OfTheTest) {
  const TestStatistics test = test_statistics(points, attempts);
  EXPECT_EQ(test.attempts, 8u);
  EXPECT_NEAR(test.mean, 59.375, 1e-9);
  EXPECT_NEAR(test.median, 62.5, 1e-9);
  EXPECT_NEAR(test.standard_deviation, 35.35533905932738, 1e-9);
  EXPECT_NEAR(test.skewness.value(), -0.4703522785571231, 1e-9);
  EXPECT_NEAR(test.kurtosis.value(), -0.929185267857143, 1e-9);
  EXPECT_NEAR(test.internal_consistency.value(), 58.928571428571416, 1e-9);
  EXPECT_NEAR(test.error_ratio.value(), 64.08699444616558, 1e-9);
  EXPECT_NEAR(test.standard_error.value(), 22.658174179374146, 1e-9);
}

TEST_F(WorkedExample, OfItsItems) {
  const double expected[3][6] = {
      {62.5, 51.75491695067657, 25.0, 26.9491847966201, 22.951012421969878, 26.666666666666664},
      {62.5, 44.32026302139592, 50.0, 44.95434781746455, 56.980288229818974, 58.82352941176471},
      {50.0, 40.08918628686366, 25.0, 28.096467385915343, 63.29502177033884, 66.66666666666667}};
  const TestStatistics test = test_statistics(points, attempts);
  ASSERT_EQ(test.items.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) {
    const ItemStatistics& item = test.items[i];
    EXPECT_EQ(item.attempts, 8u);
    EXPECT_NEAR(item.facility, expected[i][0], 1e-9);
    EXPECT_NEAR(item.standard_deviation, expected[i][1], 1e-9);
    EXPECT_NEAR(item.intended_weight, expected[i][2], 1e-9);
    EXPECT_NEAR(item.effective_weight.value(), expected[i][3], 1e-9);
    EXPECT_NEAR(item.discrimination_index.value(), expected[i][4], 1e-9);
    EXPECT_NEAR(item.discriminative_efficiency.value(), expected[i][5], 1e-9);
  }
}

TEST(ItemStatistics, SaysNothingWhereNothingVaries) {
  const std::vector<double> points = {1, 1};
  TestStatistics test = test_statistics(points, {});
  EXPECT_EQ(test.items.size(), 2u);
  EXPECT_FALSE(test.internal_consistency);
  const std::vector<Scores> same(30, all({0.1, 1.0}));
  test = test_statistics(points, same);
  EXPECT_NEAR(test.items[0].facility, 10, 1e-9);
  EXPECT_FALSE(test.items[0].discrimination_index);
  EXPECT_FALSE(test.internal_consistency);
  EXPECT_FALSE(test.skewness);
}

TEST(ItemStatistics, AnItemThatWorksAgainstTheTestHasNoWeight) {
  const std::vector<double> points = {1, 1, 1};
  std::vector<Scores> attempts;
  for (int i = 0; i < 20; ++i) {
    const double good = i % 2;
    attempts.push_back(all({good, good, 1 - good}));
  }
  const TestStatistics test = test_statistics(points, attempts);
  EXPECT_FALSE(test.items[2].effective_weight);
  EXPECT_NEAR(test.items[2].discrimination_index.value(), -100, 1e-9);
  EXPECT_NEAR(test.items[0].effective_weight.value(), 50, 1e-9);
}

// One item for all, and two of three drawn: the consistency is that of three places, not of four items.
TEST(ItemStatistics, TakesWhatIsDrawnByItsPlace) {
  const std::vector<double> points = {1, 2, 2, 2};
  const std::vector<Scores> attempts = {
      {Placed{0, 0}, Placed{1, 0}, Placed{2, 0}}, {Placed{0, 0}, Placed{1, 1}, Placed{3, 1}},
      {Placed{0, 1}, Placed{2, 1}, Placed{3, 1}}, {Placed{0, 1}, Placed{1, 0}, Placed{2, 0}},
      {Placed{0, 0}, Placed{1, 1}, Placed{3, 2}}, {Placed{0, 1}, Placed{2, 1}, Placed{3, 1}},
      {Placed{0, 0}, Placed{1, 1}, Placed{2, 2}}, {Placed{0, 1}, Placed{1, 1}, Placed{3, 1}},
      {Placed{0, 1}, Placed{2, 1}, Placed{3, 1}}, {Placed{0, 1}, Placed{1, 1}, Placed{2, 2}},
      {Placed{0, 0}, Placed{1, 2}, Placed{3, 2}}, {Placed{0, 1}, Placed{2, 2}, Placed{3, 2}}};
  const TestStatistics test = test_statistics(points, attempts);
  EXPECT_NEAR(test.internal_consistency.value(), 49.57627118644068, 1e-9);
  // Attempts, facility, intended and effective weight, discrimination; with Python's statistics module.
  const double expected[4][5] = {{12, 58.333333333333336, 20.0, 19.93825057197171, -10.279841767801544},
                                 {8, 43.75, 40.0, 39.82168805804237, 63.871401790609724},
                                 {8, 56.25, 40.0, 48.77140821924308, 63.06414784205197},
                                 {8, 68.75, 40.0, 25.47003726139287, 16.151457061744964}};
  for (std::size_t i = 0; i < 4; ++i) {
    const ItemStatistics& item = test.items[i];
    EXPECT_EQ(static_cast<double>(item.attempts), expected[i][0]);
    EXPECT_NEAR(item.facility, expected[i][1], 1e-9);
    EXPECT_NEAR(item.intended_weight, expected[i][2], 1e-9);
    EXPECT_NEAR(item.effective_weight.value(), expected[i][3], 1e-9);
    EXPECT_NEAR(item.discrimination_index.value(), expected[i][4], 1e-9);
  }
}

TEST(ItemStatistics, TakesATestThatGrew) {
  const std::vector<double> points = {1, 1};
  const std::vector<Scores> attempts = {{Placed{0, 1}, {}}, {Placed{0, 0}, {}}, {{}, Placed{1, 1}}};
  const TestStatistics test = test_statistics(points, attempts);
  EXPECT_EQ(test.items[0].attempts, 2u);
  EXPECT_NEAR(test.items[0].facility, 50, 1e-9);
  EXPECT_EQ(test.items[1].attempts, 1u);
  EXPECT_NEAR(test.mean, 100 * 2.0 / 3, 1e-9) << "of the points that could be had";
}

TEST(OptionStatistics, FindsDistractorsThatDoNotDistract) {
  const std::vector<std::string> options = {"a", "b", "c", "d"}, right = {"a"};
  std::vector<Choosing> answers;
  for (int i = 0; i < 40; ++i) {
    const double rest = static_cast<double>(i) / 40;
    answers.push_back({{i == 0 ? "d" : i < 15 ? "b" : i % 3 == 0 ? "c" : "a"}, rest});
  }
  const std::vector<OptionStatistics> table = option_statistics(options, right, answers);
  ASSERT_EQ(table.size(), 4u);
  EXPECT_TRUE(table[0].right);
  EXPECT_GT(table[0].point_biserial.value(), 0);
  EXPECT_EQ(table[1].chosen, 14u);
  EXPECT_LT(table[1].point_biserial.value(), 0);
  EXPECT_FALSE(table[1].idle || table[1].suspicious);
  EXPECT_TRUE(table[2].suspicious) << "the better ones take it";
  EXPECT_TRUE(table[3].idle) << "one of forty";
  answers.resize(10);
  EXPECT_FALSE(option_statistics(options, right, answers)[3].idle) << "ten answers say nothing";
}

TEST(GuessedShare, IsWhatTickingAtRandomGets) {
  EXPECT_NEAR(guessed_share(4, 1), 0.25, 1e-12);
  EXPECT_NEAR(guessed_share(2, 1), 0.5, 1e-12);
  // Two of four: of six ways one hits both (1), four hit one and miss one (0), one misses both (0).
  EXPECT_NEAR(guessed_share(4, 2), 1.0 / 6, 1e-12);
  EXPECT_NEAR(guessed_share(3, 3), 1, 1e-12);
  EXPECT_EQ(guessed_share(0, 0), 0);
}

}  // namespace
}  // namespace colloquy::learn
