#include "learn/behaviour.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace colloquy::learn {

double points_of_try(double score, double points, int number) {
  return std::max(0.0, score - kPenalty * std::max(0, number - 1)) * points;
}

double certainty_mark(int certainty, double score) {
  assert(certainty >= kLeastSure && certainty <= kMostSure);
  constexpr std::array<double, 3> kRight = {1, 2, 3}, kWrong = {0, -2, -6};
  const std::size_t at = static_cast<std::size_t>(certainty - 1);
  return score > 0 ? kRight[at] * score : kWrong[at];
}

}  // namespace colloquy::learn
