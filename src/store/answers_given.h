// A learner's answers to the cards of a course, read from the log: what the optimiser is fitted to, statistics are made
// of and a card's memory is worked out anew from. Learner's river, between the events and learn/.
#pragma once

#include <map>
#include <optional>
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

// By their moments, also those that came along from another program later; without those that were taken back
// (taking_back.h). Events of other kinds are left out. `events` in the order of the log: reviews, undos, and what ends
// taking back (imported, fit).
std::vector<GivenAnswer> answers_given(std::span<const Event> events);

// How a card stood when it came along from another program, and what was answered since. Without the first, all
// answers.
struct CardPast {
  struct Standing {
    learn::Memory memory;
    learn::Answer last;  // its moment and clock count
  };
  std::optional<Standing> standing;
  std::vector<learn::Answer> answers;
};
// By card.
std::map<std::string, CardPast> pasts(std::span<const Event> events);

}  // namespace colloquy::store
