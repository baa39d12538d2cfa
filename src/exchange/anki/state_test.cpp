#include "exchange/anki/state.h"

#include <gtest/gtest.h>

namespace colloquy::exchange::anki {
namespace {

using learn::Grade;
using learn::kDay;
using learn::Phase;

constexpr std::int64_t kCreated = 1'700'000'000 / 86'400 * 86'400;  // midnight, UTC

Collection two_hours_east() {
  Collection out;
  out.created = kCreated + 2 * 3600;  // 04:00 there
  out.modified = (kCreated + 100 * 86'400) * 1000 + 12 * learn::kHour;
  out.creation_west = out.local_west = -120;
  return out;
}

Card review_card(std::string data) {
  Card out;
  out.id = 1;
  out.type = out.queue = 2;
  out.due = 100;
  out.interval = 30;
  out.ease = 2300;
  out.reps = 7;
  out.lapses = 2;
  out.data = std::move(data);
  return out;
}

LearnerCard learner(const Card& card, std::span<const Review> reviews = {}, const Collection& of = two_hours_east()) {
  return learner_card(card, reviews, nullptr, of, Calendar(of));
}

TEST(AnkiState, TakesTheMemoryOfFsrsAsItIs) {
  const Review last{(kCreated + 70 * 86'400) * 1000 + 345, 1, 3, 30, 12, 0, 4567, 1};
  const LearnerCard out =
      learner(review_card("{\"s\":31.25,\"d\":6.5,\"lrt\":" + std::to_string(last.id / 1000) + "}"), {&last, 1});
  EXPECT_EQ(out.state.phase, Phase::review);
  EXPECT_EQ(out.state.memory, (learn::Memory{31.25, 6.5}));
  EXPECT_EQ(out.state.last_review, last.id);
  EXPECT_EQ(out.state.last_offset, 120);
  EXPECT_EQ(out.state.interval, 30);
  EXPECT_EQ(out.state.reps, 7);
  EXPECT_EQ(out.state.lapses, 2);
  // Day 100 begins at 04:00 where the learner is.
  EXPECT_EQ(out.state.due, (kCreated + 100 * 86'400 + 2 * 3600) * 1000);
  EXPECT_EQ(out.log, (std::vector<LoggedAnswer>{{last.id, Grade::good, 4567, 120, 30}}));
}

TEST(AnkiState, MakesAMemoryOfAnEase) {
  const LearnerCard out = learner(review_card(""));
  EXPECT_EQ(out.state.memory, learn::from_sm2(2.3, 30, 0.9));
  EXPECT_EQ(out.state.last_review, out.state.due - 30 * kDay);
}

TEST(AnkiState, MakesAMemoryOfAnswersWhereThereIsNothingElse) {
  Card card = review_card("");
  card.type = card.queue = 1;
  card.interval = card.ease = 0;
  card.left = 1;
  card.due = kCreated + 50 * 86'400 + 600;
  const Millis then = (kCreated + 50 * 86'400) * 1000;
  const Review reviews[] = {{then - 2 * kDay, 1, 4, 0, 0, 0, 1, 0},
                            {then - kDay, 1, 0, 0, 0, 0, 1, 4},
                            {then - 1000, 1, 1, -60, 0, 0, 1, 0},
                            {then, 1, 3, -600, -60, 0, 1, 0}};
  const learn::Fsrs fsrs;
  const LearnerCard out = learner(card, reviews);
  EXPECT_EQ(out.state.memory, fsrs.next(fsrs.first(Grade::again), 0, Grade::good))
      << "what was forgotten does not count";
  EXPECT_EQ(out.state.phase, Phase::learning);
  EXPECT_EQ(out.state.step, 1);
  EXPECT_EQ(out.state.due, card.due * 1000);
  EXPECT_EQ(out.state.interval, 0);
}

TEST(AnkiState, GivesACardOnLoanItsOwnDayBack) {
  Card card = review_card("{\"s\":3,\"d\":5}");
  card.original_deck = 9;
  card.original_due = card.due;
  card.due = -99'995;
  EXPECT_EQ(learner(card).state, learner(review_card("{\"s\":3,\"d\":5}")).state);
}

TEST(AnkiState, KnowsWhatIsSetAside) {
  Card card = review_card("{\"s\":3,\"d\":5}");
  card.queue = -1;
  EXPECT_TRUE(learner(card).suspended);
  EXPECT_EQ(learner(card).buried_until, 0);
  for (const int queue : {-2, -3}) {
    card.queue = queue;
    EXPECT_FALSE(learner(card).suspended);
    // The collection was last used on day 100: the card is back at 04:00 of day 101.
    EXPECT_EQ(learner(card).buried_until, (kCreated + 101 * 86'400 + 2 * 3600) * 1000);
  }
  EXPECT_EQ(learner(card).state, learner(review_card("{\"s\":3,\"d\":5}")).state);
}

TEST(AnkiState, CountsDaysOf24HoursWhereTheFirstSchedulerDid) {
  Collection old = two_hours_east();
  old.creation_west.reset();
  const Calendar calendar(old);
  EXPECT_EQ(calendar.begin(3), old.created * 1000 + 3 * kDay);
  EXPECT_EQ(calendar.day_of(old.created * 1000 + 3 * kDay - 1), 2);
  EXPECT_EQ(calendar.day_of(old.created * 1000 - 1), -1);
}

TEST(AnkiState, LeavesANewCardNew) {
  Card card;
  card.due = 17;
  card.reps = 3;  // it was set back
  EXPECT_EQ(learner(card).state, learn::CardState{});
}

TEST(AnkiState, SaysInWhoseDaysANewCardRests) {
  Card card;
  card.queue = -2;
  const LearnerCard out = learner(card);
  EXPECT_EQ(out.state.phase, Phase::fresh);
  EXPECT_EQ(learn::day_of(out.buried_until - 1, out.state.last_offset),
            learn::day_of(two_hours_east().modified, out.state.last_offset));
}

TEST(AnkiState, SurvivesNumbersThatMakeNoSense) {
  Card card = review_card("{\"s\":1e300,\"d\":5,\"lrt\":-9e18}");
  card.due = -32'503'680'000;
  card.interval = -2'000'000'000;
  card.left = -5;
  card.lapses = -1;
  EXPECT_EQ(learner(card).state.memory.stability, learn::kMaxStability);
  EXPECT_GE(learner(card).state.last_review, 0);
  EXPECT_GE(learner(card).state.due, 0);
  card.reps = card.lapses = 2'000'000'000;
  card.due = 32'503'680'000;
  EXPECT_LE(learner(card).state.reps, 1'000'000);
  EXPECT_LE(learner(card).state.lapses, 1'000'000);
  EXPECT_LE(learner(card).state.due, 32'503'680'000'000);
  card.data = "[1";
  card.type = 3;
  EXPECT_GE(learner(card).state.step, 0);
}

// What goes out comes back the same, in every phase.
TEST(AnkiState, ComesBack) {
  const Collection of = two_hours_east();
  const Calendar calendar(of);
  const Millis morning = (kCreated + 60 * 86'400) * 1000 + 8 * learn::kHour;
  learn::Settings settings;
  LearnerCard card;
  const auto answer = [&](Grade grade, Millis at) {
    card.state = learn::review(card.state, "c", {grade, at, 120}, settings);
    card.log.push_back({at, grade, 2500, 120, card.state.interval});
  };
  const auto check = [&](const char* what) {
    Card row;
    row.id = 5;
    put_state(card, 3, calendar, row);
    const std::vector<Review> log = reviews_of(card, row.id, "c");
    const LearnerCard back = learner_card(row, log, nullptr, of, calendar);
    EXPECT_EQ(back.state.phase, card.state.phase) << what;
    EXPECT_EQ(back.state.due / 1000, card.state.due / 1000) << what;
    EXPECT_EQ(back.state.last_review, card.state.last_review) << what;
    EXPECT_EQ(back.state.interval, card.state.interval) << what;
    EXPECT_EQ(back.state.step, card.state.step) << what;
    EXPECT_EQ(back.state.reps, card.state.reps) << what;
    EXPECT_EQ(back.state.lapses, card.state.lapses) << what;
    EXPECT_NEAR(back.state.memory.stability, card.state.memory.stability, 1e-4) << what;
    EXPECT_NEAR(back.state.memory.difficulty, card.state.memory.difficulty, 1e-3) << what;
    EXPECT_EQ(back.log, card.log) << what;
    EXPECT_EQ(back.suspended, card.suspended) << what;
  };
  check("new");
  answer(Grade::good, morning);
  check("learning");
  answer(Grade::good, morning + 10 * learn::kMinute);
  check("review");
  answer(Grade::good, morning + 3 * kDay);
  answer(Grade::again, morning + 20 * kDay);
  check("relearning");
  card.suspended = true;
  check("suspended");
  card.suspended = false;
  answer(Grade::good, morning + 20 * kDay + 10 * learn::kMinute);
  check("review again");
  const std::vector<Review> log = reviews_of(card, 5, "c");
  EXPECT_EQ(log[0].interval, -600);
  EXPECT_EQ((std::vector<int>{log[0].type, log[1].type, log[2].type, log[3].type, log[4].type}),
            (std::vector<int>{0, 0, 1, 1, 2}));
  EXPECT_EQ(log.back().interval, card.state.interval);
}

// Load, a fit, another retention: the log says what was given, not what would be.
TEST(AnkiState, LogsTheIntervalsThatWereGiven) {
  const Millis morning = (kCreated + 60 * 86'400) * 1000 + 8 * learn::kHour;
  learn::Settings eager;
  eager.retention = 0.75;
  LearnerCard card;
  for (const Millis at : {morning, morning + 10 * learn::kMinute, morning + 40 * kDay}) {
    card.state = learn::review(card.state, "c", {Grade::good, at, -300}, eager);
    card.log.push_back({at, Grade::good, 1000, -300, card.state.interval});
  }
  ASSERT_GT(card.log[2].days, 40);
  const std::vector<Review> log = reviews_of(card, 5, "c");
  ASSERT_EQ(log.size(), 3u);
  EXPECT_EQ(log[0].interval, -600);
  EXPECT_EQ(log[1].interval, card.log[1].days);
  EXPECT_EQ(log[2].interval, card.log[2].days);
  EXPECT_EQ(log[2].last_interval, card.log[1].days);
  for (LoggedAnswer& answer : card.log) answer.days = 0;
  EXPECT_NE(reviews_of(card, 5, "c")[2].interval, card.state.interval) << "nobody said";
}

}  // namespace
}  // namespace colloquy::exchange::anki
