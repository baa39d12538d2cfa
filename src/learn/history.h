// From timed answers to what the model reads: whole learner's days between them. Pure.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "learn/review_log.h"
#include "learn/schedule.h"

namespace colloquy::learn {

struct CardAnswer {
  std::int64_t card = 0;
  Answer answer;
};

// `answers` in the order in which they count. An answer dated before the card's last one is on the same day.
std::vector<Reviewed> reviewed(std::span<const CardAnswer> answers, int rollover_hour = kRolloverHour);

// What is known of a card that was known so at its last answer `last` (whose moment and clock count), after more
// answers.
Memory memory_after(const Fsrs& fsrs, const Memory& start, const Answer& last, std::span<const Answer> answers,
                    int rollover_hour = kRolloverHour);
// What is known of a card after all its answers. Precondition: there is one.
Memory memory_after(const Fsrs& fsrs, std::span<const Answer> answers, int rollover_hour = kRolloverHour);

}  // namespace colloquy::learn
