// Gaps of the lesson format, "[[...]]", for the answers of a bank of questions. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exchange/bank/bank.h"

namespace colloquy::exchange::bank {

inline constexpr std::string_view kPartIsWrong = "an answer that got part of the points is wrong now";

// A gap, and what of its answers is not in it; or why there is none.
struct WrittenGap {
  std::string text;               // "" : there is none
  std::vector<std::string> less;  // what is not in it, each in one sentence
  std::string why;
};

// Of the answers that get all points, those that no remark stands below. Where nothing can stand below, as of a gap
// among others, all of them.
WrittenGap words_gap(const std::vector<Choice>& choices);
WrittenGap words_gap_among_others(const std::vector<Choice>& choices);
// The number with most points. `unit`: "" none.
WrittenGap number_gap(const std::vector<Choice>& choices, const std::string& unit);
WrittenGap menu_gap(const std::vector<Choice>& choices);

// Whether the words can stand in a gap beside others.
bool fits_a_gap(const std::string& words);
bool has_all_points(const Choice& choice);

}  // namespace colloquy::exchange::bank
