#include "learn/mastery.h"

#include <gtest/gtest.h>

#include <vector>

namespace colloquy::learn {
namespace {

const std::vector<Recalled> kFresh = {{0.97, 1, 1}, {0.95, 1, 1}};
const std::vector<Recalled> kRelearned = {{0.97, 3, 3}, {0.92, 4, 3}};

TEST(Mastery, NeedsMemoryTestAndTime) {
  const Tested well{0.85, std::nullopt};
  EXPECT_EQ(mastery_of(kFresh, well, false), Mastery::learned_today);
  EXPECT_EQ(mastery_of(kRelearned, well, false), Mastery::kept);
  EXPECT_EQ(mastery_of(kRelearned, {}, false), Mastery::not_yet) << "never tested";
  EXPECT_EQ(mastery_of(kRelearned, {0.6, std::nullopt}, false), Mastery::not_yet);
  EXPECT_EQ(mastery_of(kRelearned, {std::nullopt, 0.9}, false), Mastery::kept) << "ability says so";
}

TEST(Mastery, ThreeTimesInOneSittingAreOne) {
  const std::vector<Recalled> crammed = {{0.97, 3, 1}};
  EXPECT_EQ(mastery_of(crammed, {1.0, std::nullopt}, false), Mastery::learned_today);
}

TEST(Mastery, ACardNeverAskedIsNotRecalled) {
  std::vector<Recalled> cards = kRelearned;
  cards.push_back({std::nullopt, 0, 0});
  EXPECT_EQ(mastery_of(cards, {1.0, std::nullopt}, false), Mastery::not_yet);
}

TEST(Mastery, Decays) {
  std::vector<Recalled> cards = kRelearned;
  cards[0].recall = 0.8;
  EXPECT_EQ(mastery_of(cards, {0.85, std::nullopt}, true), Mastery::kept) << "a little is not much";
  cards[0].recall = 0.4;
  EXPECT_EQ(mastery_of(cards, {0.85, std::nullopt}, true), Mastery::fading);
}

TEST(Mastery, WithoutCardsATestShowsTodayOnly) {
  EXPECT_EQ(mastery_of({}, {0.9, std::nullopt}, false), Mastery::learned_today);
  EXPECT_EQ(mastery_of({}, {0.5, std::nullopt}, false), Mastery::not_yet);
}

}  // namespace
}  // namespace colloquy::learn
