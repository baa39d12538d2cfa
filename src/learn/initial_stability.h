// The first four parameters of FSRS-6, the stability after a card's first answer, fitted by themselves: how well was it
// recalled after so many days? Few answers suffice for them, and they are half of what fitting is worth. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "learn/fsrs.h"

namespace colloquy::learn {

// Cards with the same first grade that were asked again after the same number of days.
struct FirstRecall {
  Grade grade = Grade::good;
  int days = 0;
  std::uint32_t asked = 0, recalled = 0;
};

using FirstStability = std::array<double, 4>;  // by grade, days

struct FirstPrior {
  FirstStability mean{};
  double strength = 1;
};

struct FittedStability {
  std::array<std::optional<double>, 4> found;  // nothing where no card had that first grade
  std::array<std::uint32_t, 4> asked{};
};

// For each grade the stability in [0.001, 100] that makes what happened likeliest, where each group has one more answer
// that was recalled with `average`, and each day away from the prior costs 1/16 of its strength (fsrs-rs,
// parameter_initialization.rs).
FittedStability fit_first_stability(std::span<const FirstRecall> groups, double average, const FirstPrior& prior);

// Four in order, Again <= Hard <= Good <= Easy: where two are not, the one with more answers stands; those not found
// are put between the others in the proportions of the prior's scale. Precondition: at least one was found.
FirstStability complete(const FittedStability& fitted, const FirstStability& prior);

}  // namespace colloquy::learn
