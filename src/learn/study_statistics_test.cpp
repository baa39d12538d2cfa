#include "learn/study_statistics.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

namespace colloquy::learn {
namespace {

constexpr Millis kNoon = 1'800'014'400'000;  // 12:00 UTC

CardAnswer on_day(std::int64_t card, int day, Grade grade, Millis after_noon = 0) {
  return {card, {grade, kNoon + day * kDay + after_noon, 0}};
}

TEST(History, DaysAreTheLearnersAndNeverGoBack) {
  const std::vector<CardAnswer> answers = {
      on_day(1, 0, Grade::good),
      on_day(2, 0, Grade::good),
      on_day(1, 0, Grade::good, 15 * kHour),  // 03:00 in the night: still that day
      on_day(1, 0, Grade::good, 17 * kHour),  // 05:00: the next
      on_day(2, 3, Grade::again),
      on_day(2, 1, Grade::good),  // a device whose clock is behind
      on_day(2, 5, Grade::good),
  };
  std::vector<int> days;
  for (const Reviewed& one : reviewed(answers)) days.push_back(one.days);
  EXPECT_EQ(days, (std::vector<int>{0, 0, 0, 1, 3, 0, 2}));
}

TEST(History, MemoryIsWhatTheSchedulerKeeps) {
  CardState state;
  std::vector<Answer> answers;
  const Settings settings;
  for (const auto& [day, grade] : {std::pair(0, Grade::good), std::pair(0, Grade::good), std::pair(3, Grade::hard),
                                   std::pair(9, Grade::again), std::pair(9, Grade::good), std::pair(12, Grade::easy)}) {
    answers.push_back(on_day(1, day, grade).answer);
    state = review(state, "c", answers.back(), settings);
    EXPECT_EQ(memory_after(Fsrs(settings.weights), answers), state.memory);
  }
}

TEST(StudyStatistics, OnlyAnswersOfAnotherDayArePredicted) {
  const std::vector<CardAnswer> answers = {on_day(1, 0, Grade::good), on_day(1, 0, Grade::good, kMinute),
                                           on_day(1, 2, Grade::again), on_day(1, 4, Grade::hard)};
  const std::vector<Prediction> found = predictions(answers, kDefaultWeights);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_FALSE(found[0].recalled);
  EXPECT_TRUE(found[1].recalled) << "Hard is recalled";
  const Fsrs fsrs;
  const Memory before = fsrs.next(fsrs.first(Grade::good), 0, Grade::good);
  EXPECT_DOUBLE_EQ(found[0].recall, fsrs.retrievability(before.stability, 2));
  EXPECT_DOUBLE_EQ(found[0].stability, before.stability);
}

TEST(StudyStatistics, RetentionIsCountedByAgeAndTime) {
  const std::vector<Prediction> all = {
      {0.9, 5, true, kNoon}, {0.9, 5, false, kNoon + kDay}, {0.9, 21, true, kNoon}, {0.9, 30, true, kNoon + kDay}};
  const TrueRetention whole = true_retention(all, 0), late = true_retention(all, kNoon + 1);
  EXPECT_EQ(whole.young, (Recall{2, 1}));
  EXPECT_EQ(whole.mature, (Recall{2, 2}));
  EXPECT_EQ(late.young, (Recall{1, 0}));
  EXPECT_EQ(late.mature, (Recall{1, 1}));
}

TEST(StudyStatistics, PredictionsAreHeldAgainstWhatHappened) {
  const std::vector<Prediction> all = {{0.0, 1, false, 0}, {0.92, 1, true, 0}, {0.94, 1, false, 0},
                                       {0.95, 1, true, 0}, {1.0, 1, true, 0},  {0.5, 1, true, 0}};
  const auto bins = calibration(all);
  EXPECT_EQ(bins[0].answers, 1u);
  EXPECT_EQ(bins[1].answers, 1u) << "an edge belongs to the upper bin";
  EXPECT_EQ(bins[4].answers, 2u);
  EXPECT_DOUBLE_EQ(bins[4].predicted, 0.93);
  EXPECT_DOUBLE_EQ(bins[4].recalled, 0.5);
  EXPECT_EQ(bins[5].answers, 2u) << "certainty belongs to the last";
}

TEST(StudyStatistics, WhatIsOverdueWaitsToday) {
  CardState fresh, late, soon, later;
  late.phase = soon.phase = later.phase = Phase::review;
  late.due = kNoon - 9 * kDay;
  soon.due = kNoon + kDay;
  later.due = kNoon + 30 * kDay;
  const std::vector<CardState> cards = {fresh, late, soon, later};
  EXPECT_EQ(forecast(cards, kNoon, 0, 3), (std::vector<std::size_t>{1, 1, 0}));
  const std::vector<CardAnswer> answers = {on_day(1, 0, Grade::good), on_day(1, -1, Grade::good),
                                           on_day(1, -7, Grade::good)};
  EXPECT_EQ(answers_by_day(answers, kNoon, 0, 3), (std::vector<std::size_t>{0, 1, 1}));
}

TEST(Schedule, LoadIsSpreadWithinTheFuzz) {
  Settings settings;
  CardState card;
  for (const int day : {0, 1, 8}) card = review(card, "c", on_day(1, day, Grade::good).answer, settings);
  const Answer answer = on_day(1, 20, Grade::good).answer;
  const auto intervals = [&](const Settings& with) {
    std::map<int, int> out;
    for (int i = 0; i < 300; ++i) ++out[review(card, "card-" + std::to_string(i), answer, with).interval];
    return out;
  };
  std::map<int, int> plain = intervals(settings);
  ASSERT_GE(plain.size(), 5u);
  const int quiet = plain.begin()->first + 1;
  settings.load = Load{day_of(answer.at, 0), std::vector<std::uint32_t>(kBalanced + 1, 50)};
  settings.load->due[static_cast<std::size_t>(quiet)] = 0;
  std::map<int, int> balanced = intervals(settings);
  EXPECT_LT(plain[quiet], 100);
  EXPECT_GT(balanced[quiet], 280) << "the empty day is taken";
  for (const auto& [days, count] : balanced) EXPECT_TRUE(plain.contains(days)) << days;
}

TEST(Schedule, WhatWasGivenCountsWithinTheFuzz) {
  Settings settings;
  CardState card;
  for (const int day : {0, 1, 8}) card = review(card, "c", on_day(1, day, Grade::good).answer, settings);
  Answer answer = on_day(1, 20, Grade::good).answer;
  const int decided = review(card, "c", answer, settings).interval;
  std::set<int> given;
  for (int days = 1; days < 300; ++days) {
    answer.days = days;
    given.insert(review(card, "c", answer, settings).interval);
  }
  EXPECT_TRUE(given.contains(decided));
  EXPECT_LE(given.size(), 20u) << "no other interval than the fuzz allows, and two for the order of buttons";
  EXPECT_EQ(*given.rbegin() - *given.begin() + 1, static_cast<int>(given.size()));
}

TEST(Schedule, ANewWishMovesWhatIsInReview) {
  Settings settings;
  CardState card;
  for (const int day : {0, 1, 8}) card = review(card, "c", on_day(1, day, Grade::easy).answer, settings);
  EXPECT_EQ(reschedule(card, "c", settings, Interval::anew), card) << "the same wishes give the same day, fuzz too";
  settings.retention = 0.97;
  const CardState sooner = reschedule(card, "c", settings, Interval::anew);
  EXPECT_LT(sooner.due, card.due);
  EXPECT_EQ(sooner.memory, card.memory);
  settings.retention = 0.9;
  card.interval += 2;  // as if it had been balanced
  card.due += 2 * kDay;
  settings.exam = Exam{day_of(card.last_review, 0) + 5, 0.99};
  const CardState cut = reschedule(card, "c", settings, Interval::kept);
  EXPECT_LT(day_of(cut.due, 0), settings.exam->day);
  EXPECT_EQ(cut.interval, card.interval);
  settings.exam->day += 10'000;
  EXPECT_EQ(reschedule(cut, "c", settings, Interval::kept), card) << "an exam far away moves nothing";
  settings.exam.reset();
  EXPECT_EQ(reschedule(cut, "c", settings, Interval::kept), card) << "and withdrawn, it has moved nothing";
  CardState step = review({}, "c", on_day(1, 0, Grade::again).answer, settings);
  EXPECT_EQ(reschedule(step, "c", settings, Interval::anew), step);
}

}  // namespace
}  // namespace colloquy::learn
