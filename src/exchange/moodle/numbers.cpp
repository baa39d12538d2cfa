#include "exchange/moodle/numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "exchange/spaces.h"

namespace colloquy::exchange::moodle {

std::optional<double> number_of(std::string_view text) {
  text = trim(text);
  if (text.starts_with('+')) text.remove_prefix(1);
  std::string digits(text);
  std::replace(digits.begin(), digits.end(), ',', '.');
  double number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size() || !std::isfinite(number))
    return std::nullopt;
  return number;
}

std::string write_number(double number) {
  std::array<char, 400> digits;  // the longest double has 309 before its point
  return {digits.data(),
          std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed).ptr};
}

std::string write_fraction(double percent) {
  return write_number(std::round(percent * 1e5) / 1e5);
}

std::string write_rounded(double number) {
  std::array<char, 32> digits;
  return {digits.data(),
          std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::general, 12).ptr};
}

Around around(const bank::Quantity& quantity) {
  switch (quantity.kind) {
    case bank::Quantity::Kind::exact: return {quantity.number, 0};
    case bank::Quantity::Kind::tolerance: return {quantity.number, quantity.tolerance};
    case bank::Quantity::Kind::range: return {(quantity.low + quantity.high) / 2, (quantity.high - quantity.low) / 2};
  }
  return {};
}

}  // namespace colloquy::exchange::moodle
