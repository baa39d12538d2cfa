// Which questions a learner gets, and in which order their options stand: (test, seed) -> form.
// Pure: the attempt keeps the seed, and anybody can make the same form again.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lesson/question.h"

namespace colloquy::learn {

struct DrawnQuestion {
  std::size_t pool = 0, question = 0;  // indices into the test
  // The order in which to show the things to choose from: indices into options (choice, multiple),
  // pairs (match: the right sides, distractors too) or steps (order).
  std::vector<std::size_t> order;
  std::vector<std::vector<std::size_t>> menus;  // one a gap; empty but for menus
};

// Draws `draw` questions a pool (0: all), at most the test's own `draw` in all, evenly over its
// pools as far as they reach; with a blueprint, as many of each objective and level as it says.
// Of what it may take, it takes what `earlier` attempts (ids of questions, the oldest attempt first) asked least often,
// and among those what was asked longest ago: none comes again while another waits. The questions stand in the author's
// order. Options are shuffled except where the author fixed them, in true/false, numbers in order, and "all of these"
// and its like, which keep their place.
std::vector<DrawnQuestion> draw(const lesson::Test& test, std::uint64_t seed,
                                std::span<const std::vector<std::string>> earlier = {});

// The order for one question by itself (practice outside a test).
DrawnQuestion arrange(const lesson::Question& question, std::uint64_t seed);

}  // namespace colloquy::learn
