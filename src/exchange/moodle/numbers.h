// Numbers as Moodle writes them. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "exchange/bank/bank.h"

namespace colloquy::exchange::moodle {

// The whole of `text` as a number, with "." or "," before its fraction; none: it is something else, or not finite.
std::optional<double> number_of(std::string_view text);

// With as many digits as tell it from its neighbours, never with an exponent.
std::string write_number(double number);
// A share of 100 with five decimals at most, as the list of fractions that Moodle knows has them: "33.33333".
std::string write_fraction(double percent);

// With twelve digits: what a subtraction left behind them is nobody's.
std::string write_rounded(double number);

// A number and what may be more or less: of a range its middle and half its width.
struct Around {
  double number = 0, tolerance = 0;
};
Around around(const bank::Quantity& quantity);

}  // namespace colloquy::exchange::moodle
