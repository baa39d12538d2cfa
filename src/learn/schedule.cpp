#include "learn/schedule.h"

#include <algorithm>
#include <cmath>

namespace colloquy::learn {
namespace {

// How far fuzz may move an interval: 15 % of the days from 2.5 to 7, 10 % to 20, 5 % beyond (Anki).
struct FuzzBand {
  double from, to, share;
};
constexpr FuzzBand kFuzzBands[] = {{2.5, 7, 0.15}, {7, 20, 0.10}, {20, HUGE_VAL, 0.05}};

// A number in [0, 1) that depends on card and number of answers only: FNV-1a, then a finisher of
// splitmix64 (FNV alone leaves the high bits of short ids alike).
double fuzz_of(std::string_view card, int reps) {
  std::uint64_t h = 0xcbf29ce484222325u;
  const auto mix = [&](unsigned char byte) { h = (h ^ byte) * 0x100000001b3u; };
  for (const char c : card) mix(static_cast<unsigned char>(c));
  for (int i = 0; i < 4; ++i) mix(static_cast<unsigned char>(reps >> (8 * i)));
  h ^= h >> 30, h *= 0xbf58476d1ce4e5b9u, h ^= h >> 27, h *= 0x94d049bb133111ebu, h ^= h >> 31;
  return static_cast<double>(h >> 11) * 0x1.0p-53;
}

// Days for a card's next interval, of one answer.
class Shell {
 public:
  // `reps`: answers before this one. `before`: the interval that the card had when it was answered, 0 none.
  Shell(const Settings& settings, std::string_view card, int reps, int before, const Answer& answer)
      : settings_(settings),
        fsrs_(settings.weights),
        fuzz_(fuzz_of(card, reps)),
        before_(before),
        today_(day_of(answer.at, answer.utc_offset, settings.rollover_hour)) {}

  const Fsrs& fsrs() const { return fsrs_; }
  const Settings& settings() const { return settings_; }

  // The days that fuzz allows: whole, at least 1, both ends included.
  struct Range {
    int low = 1, high = 1;
  };
  Range range(double stability) const {
    const double raw = fsrs_.interval(stability, settings_.retention);
    const double most = settings_.maximum_interval;
    if (settings_.fuzz == Fuzz::off || raw < 2.5) {
      const int days = static_cast<int>(std::clamp(std::round(raw), 1.0, most));
      return {days, days};
    }
    double delta = 1;
    for (const FuzzBand& band : kFuzzBands) delta += band.share * std::max(0.0, std::min(raw, band.to) - band.from);
    const double low = std::min(std::max(2.0, std::round(raw - delta)), most);
    return {static_cast<int>(low), static_cast<int>(std::clamp(std::round(raw + delta), low, most))};
  }

  // An interval that is longer than the last one is not made shorter by fuzz (Anki: greater_than_last).
  int days(double stability) const {
    Range allowed = range(stability);
    if (std::round(fsrs_.interval(stability, settings_.retention)) > before_)
      allowed.low = std::clamp(before_ + 1, allowed.low, allowed.high);
    if (settings_.load && allowed.high <= kBalanced) return balanced(allowed);
    return static_cast<int>(std::floor(allowed.low + fuzz_ * (1 + allowed.high - allowed.low)));
  }

  int at_most(int days) const { return std::min(days, settings_.maximum_interval); }

  // What was given at the answer, or what fuzz decides now. Good may stand one day above its range and Easy two, to
  // stay in order with the others.
  int given(const Answer& answer, double stability, int decided) const {
    if (answer.days == 0) return decided;
    const Range allowed = range(stability);
    return at_most(std::clamp(answer.days, allowed.low, allowed.high + 2));
  }

 private:
  double weight(int days) const {
    const std::int64_t at = today_ + days - settings_.load->first;
    const bool known = at >= 0 && at < static_cast<std::int64_t>(settings_.load->due.size());
    const double due = known ? settings_.load->due[static_cast<std::size_t>(at)] : 0;
    return 1 / ((1 + due) * (1 + due));
  }
  int balanced(const Range& allowed) const {
    double all = 0;
    for (int day = allowed.low; day <= allowed.high; ++day) all += weight(day);
    double left = fuzz_ * all;
    for (int day = allowed.low; day < allowed.high; ++day) {
      left -= weight(day);
      if (left < 0) return day;
    }
    return allowed.high;
  }

  const Settings& settings_;
  Fsrs fsrs_;
  double fuzz_;
  int before_;
  std::int64_t today_;
};

// Memory after each of the four answers.
struct Futures {
  std::array<Memory, 4> memory;
  const Memory& of(Grade g) const { return memory[static_cast<std::size_t>(g) - 1]; }
};

Futures futures(const CardState& state, const Fsrs& fsrs, int days) {
  if (state.phase != Phase::fresh) return {fsrs.next_all(state.memory, days)};
  Futures f;
  for (const Grade g : kGrades) f.memory[static_cast<std::size_t>(g) - 1] = fsrs.first(g);
  return f;
}

int days_since(const CardState& state, Millis at, int utc_offset, const Settings& settings) {
  if (state.phase == Phase::fresh) return 0;
  const std::int64_t now = day_of(at, utc_offset, settings.rollover_hour);
  const std::int64_t then = day_of(state.last_review, state.last_offset, settings.rollover_hour);
  return static_cast<int>(std::clamp<std::int64_t>(now - then, 0, 1'000'000));
}

// Days for Hard, Good and Easy of a card that leaves (or is past) its steps, in order.
struct Intervals {
  int hard, good, easy;
};

Intervals intervals(const Shell& shell, const Futures& f) {
  int hard = shell.days(f.of(Grade::hard).stability);
  int good = shell.days(f.of(Grade::good).stability);
  int easy = shell.days(f.of(Grade::easy).stability);
  hard = std::min(hard, good);
  good = std::max(good, hard + 1);
  easy = std::max(easy, good + 1);
  return {shell.at_most(hard), shell.at_most(good), shell.at_most(easy)};
}

// Waiting time of Hard within the steps; they are not empty.
Millis hard_delay(const std::vector<Millis>& steps, std::size_t step) {
  if (step > 0) return steps[step];
  if (steps.size() > 1) return (steps[0] + steps[1]) / 2;
  return std::min(steps[0] + steps[0] / 2, steps[0] + kDay);
}

// `stability` is that after the answer.
void graduate(CardState& card, int days, double stability, const Answer& answer, const Shell& shell) {
  const Settings& settings = shell.settings();
  days = shell.given(answer, stability, days);
  int until = days;
  const std::int64_t today = day_of(answer.at, answer.utc_offset, settings.rollover_hour);
  if (settings.exam) {
    const std::int64_t left = settings.exam->day - today;
    const bool known = shell.fsrs().retrievability(stability, static_cast<double>(left)) >= settings.exam->retention;
    if (left > 1 && days >= left && !known) until = static_cast<int>(left - 1);
  }
  card.phase = Phase::review;
  card.step = 0;
  card.interval = days;
  card.due = start_of_day(today + until, answer.utc_offset, settings.rollover_hour);
}

void stay(CardState& card, Phase phase, std::size_t step, Millis delay, const Answer& answer) {
  card.phase = phase;
  card.step = static_cast<int>(step);
  card.interval = 0;
  card.due = answer.at + delay;
}

// An answer to a card within its steps (or fresh).
void answer_in_steps(CardState& card, Phase phase, const std::vector<Millis>& steps, const Shell& shell,
                     const Futures& f, const Answer& answer) {
  const std::size_t step =
      std::min(static_cast<std::size_t>(std::max(card.step, 0)), steps.empty() ? 0 : steps.size() - 1);
  const int good = shell.days(f.of(Grade::good).stability);
  switch (answer.grade) {
    case Grade::again:
      if (steps.empty())
        return graduate(card, shell.days(f.of(Grade::again).stability), f.of(answer.grade).stability, answer, shell);
      return stay(card, phase, 0, steps[0], answer);
    case Grade::hard:
      if (steps.empty())
        return graduate(card, shell.days(f.of(Grade::hard).stability), f.of(answer.grade).stability, answer, shell);
      return stay(card, phase, step, hard_delay(steps, step), answer);
    case Grade::good:
      if (step + 1 < steps.size()) return stay(card, phase, step + 1, steps[step + 1], answer);
      return graduate(card, good, f.of(answer.grade).stability, answer, shell);
    case Grade::easy: {
      // One day more than Good, where Good leaves the steps too.
      const bool good_leaves = step + 1 >= steps.size();
      const int easy = shell.days(f.of(Grade::easy).stability);
      return graduate(card, good_leaves ? shell.at_most(std::max(easy, good + 1)) : easy, f.of(answer.grade).stability,
                      answer, shell);
    }
  }
}

}  // namespace

CardState review(const CardState& state, std::string_view id, const Answer& answer, const Settings& settings) {
  const Shell shell(settings, id, state.reps, state.phase == Phase::review ? state.interval : 0, answer);
  const Futures f = futures(state, shell.fsrs(), days_since(state, answer.at, answer.utc_offset, settings));
  CardState card = state;
  switch (state.phase) {
    case Phase::fresh:
    case Phase::learning: answer_in_steps(card, Phase::learning, settings.learning_steps, shell, f, answer); break;
    case Phase::relearning:
      answer_in_steps(card, Phase::relearning, settings.relearning_steps, shell, f, answer);
      break;
    case Phase::review: {
      const Intervals days = intervals(shell, f);
      if (answer.grade == Grade::again) {
        ++card.lapses;
        if (settings.relearning_steps.empty()) {
          graduate(card, shell.days(f.of(Grade::again).stability), f.of(answer.grade).stability, answer, shell);
        } else {
          stay(card, Phase::relearning, 0, settings.relearning_steps[0], answer);
        }
      } else {
        graduate(card,
                 answer.grade == Grade::hard   ? days.hard
                 : answer.grade == Grade::good ? days.good
                                               : days.easy,
                 f.of(answer.grade).stability, answer, shell);
      }
      break;
    }
  }
  card.memory = f.of(answer.grade);
  card.last_review = std::max(answer.at, state.last_review);
  card.last_offset = answer.utc_offset;
  ++card.reps;
  return card;
}

std::array<Choice, 4> choices(const CardState& state, std::string_view card, Millis now, int utc_offset,
                              const Settings& settings) {
  std::array<Choice, 4> out;
  for (const Grade g : kGrades) {
    const CardState after = review(state, card, {g, now, utc_offset}, settings);
    out[static_cast<std::size_t>(g) - 1] = {std::max<Millis>(after.due - now, 0), after.interval};
  }
  return out;
}

bool is_due(const CardState& state, Millis now) {
  return state.phase != Phase::fresh && state.due <= now;
}

std::optional<double> recall_now(const CardState& state, Millis now, int utc_offset, const Settings& settings) {
  if (state.phase == Phase::fresh) return std::nullopt;
  return Fsrs(settings.weights).retrievability(state.memory.stability, days_since(state, now, utc_offset, settings));
}

CardState reschedule(const CardState& state, std::string_view id, const Settings& settings, Interval interval) {
  if (state.phase != Phase::review) return state;
  CardState card = state;
  const Answer last{Grade::good, state.last_review, state.last_offset};
  const Shell shell(settings, id, std::max(0, state.reps - 1), 0, last);  // the fuzz is that of the answer
  const double stability = state.memory.stability;
  graduate(card, interval == Interval::kept ? std::max(1, state.interval) : shell.days(stability), stability, last,
           shell);
  return card;
}

}  // namespace colloquy::learn
