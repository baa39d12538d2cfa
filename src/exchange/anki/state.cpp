#include "exchange/anki/state.h"

#include <algorithm>
#include <cmath>

#include "base/json.h"
#include "learn/history.h"

namespace colloquy::exchange::anki {
namespace {

using base::Json;
using learn::CardState;
using learn::Grade;
using learn::kDay;
using learn::Phase;

enum Type { kNew = 0, kLearning = 1, kReview = 2, kRelearning = 3 };
enum Queue { kUserBuried = -3, kBuried = -2, kSuspended = -1, kDayLearning = 3 };
enum ReviewKind { kFiltered = 3, kByHand = 4 };

// Numbers of `due` from here on are seconds, below they are days.
constexpr std::int64_t kFirstSecond = 1'000'000'000;

// SM-2's interval is how long it waits for recall to fall to this.
constexpr double kSm2Retention = 0.9;
constexpr int kUsualEase = 2500;

// Moments and numbers beyond make no sense, and cost nothing but themselves: the year 3000; more answers than a life
// has.
constexpr Millis kFarthest = 32'503'680'000'000;
constexpr int kMostAnswers = 1'000'000, kMostSteps = 1000;

Json data_of(const Card& card) {
  base::Result<Json> data = base::parse_json(card.data);
  return data.ok() && data->is_object() ? std::move(data).value() : Json::object();
}

// Answers that taught the memory something: looking through cards before an exam, without rescheduling, does not.
bool counts(const Review& review) {
  return review.grade >= 1 && review.type < kByHand && !(review.type == kFiltered && review.ease == 0);
}

// A card that was set back to new begins anew.
bool forgets(const Review& review) {
  return review.type == kByHand && review.ease == 0;
}

std::optional<learn::Memory> from_answers(std::span<const Review> reviews, const Calendar& calendar) {
  std::vector<learn::Answer> answers;
  for (const Review& review : reviews) {
    if (forgets(review)) answers.clear();
    if (counts(review)) answers.push_back({static_cast<Grade>(review.grade), review.id, calendar.utc_offset(), 0});
  }
  if (answers.empty()) return std::nullopt;
  return learn::memory_after(learn::Fsrs(), answers, calendar.rollover_hour());
}

learn::Memory memory_of(const Card& card, const Json& data, std::span<const Review> reviews, const Calendar& calendar) {
  const double stability = data["s"].as_double(), difficulty = data["d"].as_double();
  if (stability > 0 && difficulty >= 1 && difficulty <= 10)
    return {std::clamp(stability, learn::kMinStability, learn::kMaxStability), difficulty};
  if (card.interval > 0 && card.ease > 1000)
    return learn::from_sm2(card.ease / 1000.0, std::min(card.interval, learn::kMaxInterval), kSm2Retention);
  return from_answers(reviews, calendar).value_or(learn::Fsrs().first(Grade::again));
}

Millis last_answer(const Json& data, std::span<const Review> reviews) {
  const std::int64_t second = std::clamp<std::int64_t>(data["lrt"].as_int(), 0, kFarthest / 1000);
  Millis newest = 0;
  for (const Review& review : reviews) {
    if (!counts(review)) continue;
    // The card says it in seconds, its log to the millisecond.
    if (review.id / 1000 == second) return review.id;
    newest = std::max(newest, review.id);
  }
  return second > 0 ? second * 1000 : newest;
}

Phase phase_of(int type) {
  switch (type) {
    case kLearning: return Phase::learning;
    case kReview: return Phase::review;
    case kRelearning: return Phase::relearning;
    default: return Phase::fresh;
  }
}

double rounded(double number, double places) {
  return std::round(number * places) / places;
}

}  // namespace

Calendar::Calendar(const Collection& collection)
    : fixed_days_(!collection.creation_west),
      created_(collection.created * 1000),
      first_day_(learn::day_of(created_, -collection.creation_west.value_or(0), 0)),
      offset_(-collection.local_west),
      rollover_(collection.rollover_hour) {}

Millis Calendar::begin(std::int64_t day) const {
  day = std::clamp<std::int64_t>(day, -1'000'000, 1'000'000);
  return fixed_days_ ? created_ + day * kDay : learn::start_of_day(first_day_ + day, offset_, rollover_);
}

std::int64_t Calendar::day_of(Millis at) const {
  if (fixed_days_) return static_cast<std::int64_t>(std::floor(static_cast<double>(at - created_) / kDay));
  return learn::day_of(at, offset_, rollover_) - first_day_;
}

LearnerCard learner_card(const Card& card, std::span<const Review> reviews, const Deck* deck,
                         const Collection& collection, const Calendar& calendar) {
  LearnerCard out;
  for (const Review& review : reviews) {
    if (counts(review))
      out.log.push_back({review.id, static_cast<Grade>(review.grade), std::max(review.milliseconds, 0),
                         calendar.utc_offset(), std::clamp(review.interval, 0, learn::kMaxInterval)});
  }
  out.suspended = card.queue == kSuspended;
  if (card.queue == kBuried || card.queue == kUserBuried) {
    // Buried cards come back with the next day.
    const std::int64_t used = calendar.day_of(collection.modified);
    const std::int64_t unburied = std::min(collection.last_unburied.value_or(used), used + 1);
    out.buried_until = std::clamp<Millis>(calendar.begin(std::max(used, unburied) + 1), 0, kFarthest);
    out.state.last_offset = calendar.utc_offset();  // in whose days that is counted, of a new card too
  }
  const Phase phase = phase_of(card.type);
  if (phase == Phase::fresh) return out;

  const Json data = data_of(card);
  CardState& state = out.state;
  state.phase = phase;
  state.memory = memory_of(card, data, reviews, calendar);
  const std::int64_t due = card.original_deck != 0 && card.original_due != 0 ? card.original_due : card.due;
  state.due = std::clamp<Millis>(due >= kFirstSecond ? due * 1000 : calendar.begin(due), 0, kFarthest);
  if (phase == Phase::review) {
    state.interval = std::clamp(card.interval, 1, learn::kMaxInterval);
  } else {
    const int steps =
        phase == Phase::learning ? (deck ? deck->learning_steps : 2) : (deck ? deck->relearning_steps : 1);
    state.step = std::clamp(steps - std::max(card.left, 0) % 1000, 0, kMostSteps);
  }
  state.last_review = last_answer(data, reviews);
  if (state.last_review == 0) state.last_review = std::max<Millis>(state.due - state.interval * kDay, 0);
  state.last_offset = calendar.utc_offset();
  state.reps = std::clamp(std::max(card.reps, static_cast<int>(out.log.size())), 1, kMostAnswers);
  state.lapses = std::clamp(card.lapses, 0, kMostAnswers);
  return out;
}

std::optional<double> wanted_retention(const Card& card) {
  const double wanted = data_of(card)["dr"].as_double();
  if (wanted < 0.7 || wanted > 0.99) return std::nullopt;
  return wanted;
}

void put_state(const LearnerCard& from, std::int64_t position, const Calendar& calendar, Card& card) {
  const CardState& state = from.state;
  const learn::Settings settings;
  card.type = static_cast<int>(state.phase);
  card.queue = card.type;
  card.reps = state.reps;
  card.lapses = state.lapses;
  if (state.phase == Phase::fresh) {
    card.due = position;
  } else {
    card.ease = kUsualEase;
    const std::int64_t day = calendar.day_of(state.due);
    const bool another_day = day > calendar.day_of(state.last_review);
    if (state.phase == Phase::review) {
      card.due = day;
      card.interval = state.interval;
    } else {
      const std::size_t steps =
          state.phase == Phase::learning ? settings.learning_steps.size() : settings.relearning_steps.size();
      card.left = std::max(static_cast<int>(steps) - state.step, 1);
      if (another_day) card.queue = kDayLearning;
      card.due = another_day ? day : state.due / 1000;
      // What a lapse left of the interval, which the next good answer begins from.
      if (state.phase == Phase::relearning) card.interval = std::max(static_cast<int>(state.memory.stability), 1);
    }
    card.data = base::to_string(Json::object()
                                    .set("s", rounded(state.memory.stability, 1e4))
                                    .set("d", rounded(state.memory.difficulty, 1e3))
                                    .set("dr", settings.retention)
                                    .set("decay", rounded(settings.weights.back(), 1e3))
                                    .set("lrt", state.last_review / 1000));
  }
  if (from.buried_until > 0) card.queue = kBuried;
  if (from.suspended) card.queue = kSuspended;
}

std::vector<Review> reviews_of(const LearnerCard& from, std::int64_t card, std::string_view name) {
  const learn::Settings settings;
  std::vector<Review> out;
  CardState state;
  int last_interval = 0;
  for (const LoggedAnswer& answer : from.log) {
    const Phase before = state.phase;
    state = learn::review(state, name, {answer.grade, answer.at, answer.utc_offset, answer.days}, settings);
    Review review;
    review.id = answer.at;
    review.card = card;
    review.grade = static_cast<int>(answer.grade);
    // What was given is known of days; minutes are those of the steps.
    const int days = answer.days > 0 ? answer.days : state.interval;
    review.interval = days > 0 ? days : -static_cast<int>(std::max<Millis>((state.due - answer.at) / 1000, 1));
    review.last_interval = last_interval;
    // Anki puts difficulty, from 10 to 110 %, where the ease was.
    review.ease = static_cast<int>(std::lround(1000 * ((state.memory.difficulty - 1) / 9 + 0.1)));
    review.milliseconds = answer.milliseconds;
    review.type = before == Phase::review ? 1 : before == Phase::relearning ? 2 : 0;
    last_interval = review.interval;
    out.push_back(review);
  }
  return out;
}

}  // namespace colloquy::exchange::anki
