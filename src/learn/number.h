// Numbers as learners write them: "3,5", "1 600", "½", "٣", "-2.5e3 km". Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace colloquy::learn {

// What an answer may mean as a number: "1,600" is 1.6 or 1600, so there can be two. `rest` is what
// follows the number, trimmed: a unit, perhaps. Empty `values`: it does not begin with a number.
struct ReadNumber {
  std::vector<double> values;
  std::string rest;
};

ReadNumber read_number(std::string_view text);

}  // namespace colloquy::learn
