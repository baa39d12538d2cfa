#include "learn/history.h"

#include <algorithm>
#include <cassert>
#include <unordered_map>

namespace colloquy::learn {
namespace {

// The day of a card's last answer, which no later answer can move back.
class Days {
 public:
  // Since the one before; 0 for the first.
  int next(const Answer& answer, int rollover_hour) {
    const std::int64_t day = day_of(answer.at, answer.utc_offset, rollover_hour);
    const std::int64_t days = begun_ ? std::clamp<std::int64_t>(day - last_, 0, 1'000'000) : 0;
    // As the scheduler has it: the moment never goes back, the clock is the last answer's.
    latest_ = begun_ ? std::max(latest_, answer.at) : answer.at;
    last_ = day_of(latest_, answer.utc_offset, rollover_hour);
    begun_ = true;
    return static_cast<int>(days);
  }

 private:
  bool begun_ = false;
  Millis latest_ = 0;
  std::int64_t last_ = 0;
};

}  // namespace

std::vector<Reviewed> reviewed(std::span<const CardAnswer> answers, int rollover_hour) {
  std::unordered_map<std::int64_t, Days> days;
  std::vector<Reviewed> out;
  out.reserve(answers.size());
  for (const CardAnswer& one : answers)
    out.push_back({one.card, days[one.card].next(one.answer, rollover_hour), one.answer.grade});
  return out;
}

Memory memory_after(const Fsrs& fsrs, const Memory& start, const Answer& last, std::span<const Answer> answers,
                    int rollover_hour) {
  Days days;
  days.next(last, rollover_hour);
  Memory memory = start;
  for (const Answer& answer : answers) memory = fsrs.next(memory, days.next(answer, rollover_hour), answer.grade);
  return memory;
}

Memory memory_after(const Fsrs& fsrs, std::span<const Answer> answers, int rollover_hour) {
  assert(!answers.empty());
  return memory_after(fsrs, fsrs.first(answers.front().grade), answers.front(), answers.subspan(1), rollover_hour);
}

}  // namespace colloquy::learn
