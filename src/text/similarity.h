// How alike two texts are, in three senses: letters (did you mean?), character 3-grams (is this
// still the same line?), words (does this say what that says?). Pure; every result is in 0..1.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace colloquy::text {

// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment) in code
// points. Cost: the product of the lengths.
std::size_t edit_distance(std::string_view a, std::string_view b);

// 1 - edit_distance / length of the longer, over case-folded text. 1 for two empty texts.
double similarity(std::string_view a, std::string_view b);

// Dice's coefficient over the multisets of character 3-grams of fold(): what the lock file's
// matching uses. Texts shorter than 3 characters: 1 if equal, else 0.
double dice(std::string_view a, std::string_view b);

// Share of the content stems of `a` that occur in `b`; 0 where `a` has none.
double overlap(std::string_view a, std::string_view b);

// Index of the candidate most similar to `word`, at least `at_least`, the first of equals; or -1.
// One edit in a word of three or four letters is always near enough ("Boo" -> "Bo").
int closest(std::string_view word, std::span<const std::string> candidates, double at_least = 0.7);

}  // namespace colloquy::text
