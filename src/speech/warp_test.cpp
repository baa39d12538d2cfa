#include "speech/warp.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace colloquy::speech {
namespace {

// Frames that wander at random, so that no two moments are alike.
std::vector<Frame> wandering(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> step(0, 0.5F);
  std::vector<Frame> frames(count);
  for (std::size_t i = 1; i < count; ++i) {
    for (std::size_t c = 0; c < kCoefficients; ++c) frames[i][c] = 0.9F * frames[i - 1][c] + step(random);
  }
  return frames;
}

// The same, now slower, now faster: frame i of it shows moment place(i).
std::vector<Frame> read_at(const std::vector<Frame>& frames, std::size_t count, double (*place)(double)) {
  std::vector<Frame> out(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double at =
        place(static_cast<double>(i) / static_cast<double>(count - 1)) * static_cast<double>(frames.size() - 1);
    out[i] = frames[static_cast<std::size_t>(std::lround(at))];
  }
  return out;
}

double crooked(double x) {
  return x + 0.06 * std::sin(9 * x);
}
double straight_ends(double x) {
  return crooked(x) / crooked(1);
}

TEST(Warp, FindsTheWayBackShortAndLong) {
  for (const std::size_t count : {400u, 9000u}) {
    const std::vector<Frame> theirs = wandering(count, 1);
    const std::size_t slower = count * 5 / 4;
    const std::vector<std::size_t> way = warp(read_at(theirs, slower, straight_ends), theirs);
    ASSERT_EQ(way.size(), slower);
    std::size_t before = 0;
    for (std::size_t i = 0; i < slower; ++i) {
      ASSERT_GE(way[i], before);
      before = way[i];
      const double truth =
          straight_ends(static_cast<double>(i) / static_cast<double>(slower - 1)) * static_cast<double>(count - 1);
      ASSERT_NEAR(static_cast<double>(way[i]), truth, 3) << count << ' ' << i;
    }
  }
}

TEST(Warp, TakesWhateverItGets) {
  EXPECT_TRUE(warp({}, wandering(5, 1)).empty());
  EXPECT_TRUE(warp(wandering(5, 1), {}).empty());
  EXPECT_EQ(warp(wandering(1, 1), wandering(1, 2)), (std::vector<std::size_t>{0}));
  EXPECT_EQ(warp(wandering(4, 1), wandering(1, 2)), (std::vector<std::size_t>{0, 0, 0, 0}));
  EXPECT_EQ(warp(wandering(2, 1), wandering(5000, 2)).size(), 2u);
  EXPECT_EQ(warp(wandering(5000, 1), wandering(2, 2)).size(), 5000u);
}

}  // namespace
}  // namespace colloquy::speech
