// How able a learner is at an objective, and how hard a question: numbers on one scale that move a little with each
// answer (Elo; Pelanek 2016). A guess is not ability: whoever knows nothing is right with the share that guessing gets.
// Pure.
#pragma once

#include <cstdint>

namespace colloquy::learn {

struct Ability {
  double value = 0;  // logits: 0 answers a question of difficulty 0 with even odds, guessing apart
  std::uint32_t answers = 0;
  friend bool operator==(const Ability&, const Ability&) = default;
};

// Chance that the question is answered right; `guessed` is what guessing gets (item_statistics.h), 0 <= guessed < 1.
double chance_of(double ability, double difficulty, double guessed);

// After an answer that got `share` of the points (0..1). Early answers move it more, later ones less.
Ability after(const Ability& before, double difficulty, double guessed, double share);

// The difficulty of a question that a class answered, from a snapshot of its facility (0..1): where a learner of
// ability 0 would have that chance. Few answers are drawn to 0: `answers` is how many there were.
double difficulty_of(double facility, double guessed, std::uint32_t answers);

}  // namespace colloquy::learn
