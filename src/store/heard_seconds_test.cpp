#include "store/heard_seconds.h"

#include <gtest/gtest.h>

#include <bit>

namespace colloquy::store {
namespace {

TEST(HeardSeconds, AreThoseWhoseMiddleWasHeard) {
  EXPECT_TRUE(seconds_heard(0, 500).empty());
  EXPECT_EQ(seconds_heard(0, 501), (std::vector<MinuteHeard>{{0, 1}}));
  EXPECT_EQ(seconds_heard(500, 1), (std::vector<MinuteHeard>{{0, 1}}));
  EXPECT_TRUE(seconds_heard(501, 900).empty());
  EXPECT_EQ(seconds_heard(58'000, 4'000), (std::vector<MinuteHeard>{{0, 3ull << 58}, {1, 3}}));
}

TEST(HeardSeconds, StretchesThatFollowEachOtherShareNone) {
  std::uint64_t heard = 0;
  int counted = 0;
  for (std::int64_t from = 0; from < 60'000; from += 777) {
    for (const auto& [minute, seconds] : seconds_heard(from, std::min<std::int64_t>(777, 60'000 - from))) {
      EXPECT_EQ(minute, 0);
      EXPECT_EQ(heard & seconds, 0u);
      heard |= seconds;
      counted += std::popcount(seconds);
    }
  }
  EXPECT_EQ(counted, 60) << "and leave none out";
}

}  // namespace
}  // namespace colloquy::store
