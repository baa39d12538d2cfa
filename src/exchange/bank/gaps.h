// Gaps of the lesson format, "[[...]]", for the answers of a bank of questions. Pure.
#pragma once

#include <string>
#include <vector>

#include "exchange/gift/bank.h"

namespace colloquy::exchange::bank {

// A gap, and what of its answers is not in it; or why there is none.
struct WrittenGap {
  std::string text;  // "" : there is none
  std::string less;  // "" : all of it is there
  std::string why;
};

// Of the answers that get all points, those that no remark stands below.
WrittenGap words_gap(const std::vector<gift::Choice>& choices);
// The number with most points. `unit`: "" none.
WrittenGap number_gap(const std::vector<gift::Choice>& choices, const std::string& unit);
WrittenGap menu_gap(const std::vector<gift::Choice>& choices);

// Whether the words can stand in a gap beside others.
bool fits_a_gap(const std::string& words);
bool has_all_points(const gift::Choice& choice);

}  // namespace colloquy::exchange::bank
