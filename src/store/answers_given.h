// A learner's answers to the cards of a course, read from the log: what the optimiser is fitted to and statistics are
// made of. Learner's river, between the events and learn/.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "learn/schedule.h"
#include "store/event.h"

namespace colloquy::store {

struct GivenAnswer {
  std::string card, lesson;
  learn::Answer answer;
  std::int64_t ms = 0;  // it took; 0: not known
};

// In the order in which they count; without those that were taken back. Events of other kinds are left out.
std::vector<GivenAnswer> answers_given(std::span<const Event> events);

}  // namespace colloquy::store
