// Which words say the same, and which the opposite, in a short answer: "bigger" and "larger",
// "open" and "closed". A small list of our own, by hand, not a dictionary (tables/synonyms_en.inc;
// another language is another file and its line in synonyms.cpp). Pure.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace colloquy::text {

// The groups of like words that a stem (stem()) belongs to, ascending; mostly none. Two words with a
// group in common say the same.
std::vector<std::int16_t> senses(std::string_view stem);

// The pairs of opposites that a stem belongs to: n on one side, -n on the other, ascending. Two
// words are opposites when one holds the number that the other holds with the other sign.
std::vector<std::int16_t> poles(std::string_view stem);

}  // namespace colloquy::text
