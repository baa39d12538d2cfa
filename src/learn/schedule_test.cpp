#include "learn/schedule.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace colloquy::learn {
namespace {

constexpr Millis kNoon = 1'767'268'800'000;  // 2026-01-01 12:00 UTC

TEST(Day, EndsAtFourInTheMorning) {
  const std::int64_t day = day_of(kNoon, 0);
  EXPECT_EQ(day_of(kNoon + 15 * kHour, 0), day) << "03:00 is still the day before";
  EXPECT_EQ(day_of(kNoon + 16 * kHour, 0), day + 1);
  EXPECT_EQ(day_of(kNoon + 15 * kHour, 120), day + 1) << "05:00 two hours east";
  EXPECT_EQ(start_of_day(day + 1, 0), kNoon + 16 * kHour);
  EXPECT_EQ(start_of_day(day, 330), start_of_day(day, 0) - 330 * kMinute);
  EXPECT_EQ(day_of(-1, 0), -1);
  for (Millis at = -3 * kDay; at < 3 * kDay; at += 977 * kMinute) {
    ASSERT_LE(start_of_day(day_of(at, -210), -210), at);
    ASSERT_GT(start_of_day(day_of(at, -210) + 1, -210), at);
  }
}

TEST(Schedule, NewCardGoesThroughItsSteps) {
  const Settings settings;
  const auto first = choices({}, "card", kNoon, 0, settings);
  EXPECT_EQ(first[0].delay, kMinute);
  EXPECT_EQ(first[1].delay, 5 * kMinute + 30'000);
  EXPECT_EQ(first[2].delay, 10 * kMinute);
  EXPECT_GE(first[3].days, 6);
  CardState card = review({}, "card", {Grade::good, kNoon, 0}, settings);
  EXPECT_EQ(card.phase, Phase::learning);
  EXPECT_FALSE(is_due(card, kNoon));
  EXPECT_TRUE(is_due(card, kNoon + 10 * kMinute));
  EXPECT_EQ(review(card, "card", {Grade::hard, kNoon + 10 * kMinute, 0}, settings).due, kNoon + 20 * kMinute)
      << "Hard repeats its step";
  card = review(card, "card", {Grade::good, kNoon + 10 * kMinute, 0}, settings);
  EXPECT_EQ(card.phase, Phase::review);
  EXPECT_GE(card.interval, 1);
  EXPECT_EQ(card.due, start_of_day(day_of(kNoon, 0) + card.interval, 0)) << "due from 04:00 on";
  const CardState lapsed = review(card, "card", {Grade::again, card.due, 0}, settings);
  EXPECT_EQ(lapsed.phase, Phase::relearning);
  EXPECT_EQ(lapsed.lapses, 1);
  EXPECT_EQ(lapsed.due, card.due + 10 * kMinute);
  EXPECT_EQ(review(lapsed, "card", {Grade::good, lapsed.due, 0}, settings).phase, Phase::review);
}

// Any history: buttons are in order, fuzz stays near, nothing depends on anything but its arguments.
TEST(Schedule, HoldsItsPromisesOnRandomHistories) {
  std::mt19937 random(20260101);
  for (int history = 0; history < 400; ++history) {
    Settings fuzzy;
    fuzzy.retention = 0.75 + 0.01 * static_cast<double>(random() % 21);
    Settings exact = fuzzy;
    exact.fuzz = Fuzz::off;
    const std::string id = "card" + std::to_string(history);
    CardState card;
    Millis now = kNoon;
    for (int i = 0; i < 25; ++i) {
      const int offset = static_cast<int>(random() % 27) * 60 - 720;
      const auto c = choices(card, id, now, offset, fuzzy);
      // Minutes before days: "15 min" stands before "1 d" also when the day begins in five minutes.
      const auto in_order = [](const Choice& a, const Choice& b) {
        return a.days < b.days || (a.days == b.days && a.delay <= b.delay);
      };
      ASSERT_TRUE(in_order(c[0], c[1]) && in_order(c[1], c[2]) && in_order(c[2], c[3]));
      if (card.phase == Phase::review && c[3].days < kMaxInterval) {
        ASSERT_LT(c[1].days, c[2].days);
        ASSERT_LT(c[2].days, c[3].days);
      }
      const Answer answer{static_cast<Grade>(1 + random() % 4), now, offset};
      const CardState after = review(card, id, answer, fuzzy);
      ASSERT_EQ(after, review(card, id, answer, fuzzy));
      ASSERT_EQ(after.interval, c[static_cast<std::size_t>(answer.grade) - 1].days);
      const CardState plain = review(card, id, answer, exact);
      const double near = 2 + 0.15 * 4.5 + 0.1 * 13 + 0.05 * plain.interval + 1;
      ASSERT_NEAR(after.interval, plain.interval, near);
      ASSERT_GE(after.memory.stability, kMinStability);
      ASSERT_GT(after.due, now - 1);
      card = after;
      now = std::max(now + 1, after.due) + static_cast<Millis>(random() % 40) * kHour;
    }
  }
}

TEST(Schedule, AsksBeforeAnExam) {
  Settings settings;
  settings.fuzz = Fuzz::off;
  const std::int64_t today = day_of(kNoon, 0);
  CardState card = review({}, "x", {Grade::easy, kNoon, 0}, settings);
  card.memory = {40, 5};
  card.last_review = kNoon - 30 * kDay;
  const auto days_with = [&](std::int64_t exam_in, double retention) {
    Settings with = settings;
    with.exam = Exam{today + exam_in, retention};
    return static_cast<int>(day_of(review(card, "x", {Grade::good, kNoon, 0}, with).due, 0) - today);
  };
  const int usual = review(card, "x", {Grade::good, kNoon, 0}, settings).interval;
  ASSERT_GT(usual, 60);
  EXPECT_EQ(days_with(usual + 1, 0.95), usual) << "asked before the exam anyway";
  EXPECT_EQ(days_with(usual, 0.95), usual - 1) << "on the day itself would be too late";
  EXPECT_EQ(days_with(50, 0.95), 49) << "by then it would be known too little";
  EXPECT_EQ(days_with(10, 0.95), usual) << "ten days from now it is still known";
  EXPECT_EQ(days_with(10, 0.99), 9);
  EXPECT_EQ(days_with(1, 0.99), usual) << "there is no day left";
  EXPECT_EQ(days_with(-3, 0.99), usual) << "the exam is over";
}

TEST(Schedule, FuzzDiffersBetweenCardsAndSpreads) {
  CardState base_state = review({}, "x", {Grade::easy, kNoon, 0}, {});
  base_state.memory = {100, 5};
  std::vector<int> seen;
  for (int i = 0; i < 200; ++i) {
    seen.push_back(review(base_state, "card" + std::to_string(i), {Grade::good, base_state.due, 0}, {}).interval);
  }
  std::sort(seen.begin(), seen.end());
  EXPECT_GE(std::unique(seen.begin(), seen.end()) - seen.begin(), 8);
}

TEST(Schedule, FuzzMakesNoLongerIntervalShorterThanTheLast) {
  CardState card = review({}, "x", {Grade::easy, kNoon, 0}, {});
  card.memory = {101, 9};  // answered on the same day, it grows by little
  card.interval = 100;
  int shortest = kMaxInterval;
  for (int i = 0; i < 200; ++i)
    shortest = std::min(shortest, review(card, "card" + std::to_string(i), {Grade::hard, kNoon + 1, 0}, {}).interval);
  EXPECT_EQ(shortest, 101);
}

// Days 20 to 30 from now are full but for one.
TEST(Schedule, TakesTheEmptyDayAmongThoseThatFuzzAllows) {
  CardState card = review({}, "x", {Grade::easy, kNoon, 0}, {});
  card.memory = {25, 5};
  Settings settings;
  settings.load = Load{day_of(kNoon, 0), std::vector<std::uint32_t>(60, 50)};
  settings.load->due[24] = 0;
  int there = 0, anew = 0;
  for (int i = 0; i < 200; ++i) {
    const std::string id = "card" + std::to_string(i);
    CardState asked = review(card, id, {Grade::hard, kNoon, 0}, settings);
    there += asked.interval == 24 ? 1 : 0;
    anew += reschedule(asked, id, settings, Interval::anew).interval == 24 ? 1 : 0;
  }
  EXPECT_GE(there, 190);
  EXPECT_GE(anew, 190) << "another wish for retention does not pile cards up";
}

TEST(Schedule, AClockThatRunsBackIsTheSameDay) {
  const CardState card = review({}, "card", {Grade::easy, kNoon, 0}, {});
  const CardState after = review(card, "card", {Grade::good, kNoon - 5 * kDay, 0}, {});
  EXPECT_GE(after.memory.stability, card.memory.stability);
  EXPECT_EQ(after.last_review, kNoon);
}

}  // namespace
}  // namespace colloquy::learn
