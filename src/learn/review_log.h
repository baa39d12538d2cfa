// What a learner answered, card by card, as the optimiser reads it. Raw facts only: whatever a model makes of them can
// be made again by another.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "learn/fsrs.h"

namespace colloquy::learn {

// One answer, in the order in which all of them were given.
struct Reviewed {
  std::int64_t card = 0;
  int days = 0;  // whole learner's days since the card's answer before; 0 for its first and on the same day
  Grade grade = Grade::good;
};
using ReviewLog = std::span<const Reviewed>;

// An answer within a card's history. One that comes at least a day after the one before predicts something: it counts
// in the loss with its weight.
struct Step {
  float days = 0;
  float weight = 0;  // 0: not counted
  Grade grade = Grade::good;
};

// Cards one after the other: the steps of card i begin where those of card i - 1 end.
struct Histories {
  std::vector<Step> steps;
  std::vector<std::uint32_t> ends;   // of each card's steps
  std::vector<std::uint32_t> items;  // how many of them count

  std::size_t size() const { return ends.size(); }
  std::span<const Step> operator[](std::size_t card) const {
    const std::size_t begin = card == 0 ? 0 : ends[card - 1];
    return std::span(steps).subspan(begin, ends[card] - begin);
  }
};

}  // namespace colloquy::learn
