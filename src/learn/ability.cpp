#include "learn/ability.h"

#include <algorithm>
#include <cmath>

namespace colloquy::learn {
namespace {

// Step of the first answer, and how fast it shrinks (Pelanek 2016: 1 / (1 + 0.05 n)).
constexpr double kStep = 1.0, kShrink = 0.05;
constexpr double kMost = 6;  // logits: beyond, a chance is certainty
// An imagined number of answers that were right as often as not.
constexpr double kDoubt = 4;

double logistic(double x) {
  return 1 / (1 + std::exp(-x));
}

}  // namespace

double chance_of(double ability, double difficulty, double guessed) {
  return guessed + (1 - guessed) * logistic(ability - difficulty);
}

Ability after(const Ability& before, double difficulty, double guessed, double share) {
  const double expected = chance_of(before.value, difficulty, guessed);
  const double step = kStep / (1 + kShrink * before.answers);
  return {std::clamp(before.value + step * (std::clamp(share, 0.0, 1.0) - expected), -kMost, kMost),
          before.answers + 1};
}

double difficulty_of(double facility, double guessed, std::uint32_t answers) {
  const double known = std::clamp((facility - guessed) / (1 - guessed), 0.0, 1.0);
  const double share = (known * answers + 0.5 * kDoubt) / (answers + kDoubt);
  return std::clamp(-std::log(share / (1 - share)), -kMost, kMost);
}

}  // namespace colloquy::learn
