// Words in capitals: said letter by letter (FBI), or as a word (NASA). Pure tables and rules.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace colloquy::speech {

// The letters of a word that is said letter by letter, as phones of the CMU set: "FBI" -> {"eh1 f", "b iy1", "ay1"};
// a small "s" after the capitals ("CDs") goes with the last one. Nothing for any other word.
std::optional<std::vector<std::string>> spelled_out(std::string_view word);

}  // namespace colloquy::speech
