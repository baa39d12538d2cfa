// Whether two texts speak of the same: by the content words that they share. What taught a card and which objective it
// serves are found so.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace colloquy::site {

// Stems of the content words, sorted, each once.
std::vector<std::string> stems_of(const std::string& text);

// How many of `a` stand in `b`; both as stems_of() gives them.
std::size_t shared(const std::vector<std::string>& a, const std::vector<std::string>& b);

// Whether so many of `wanted` words say enough: two at least, and a third of them.
bool is_enough(std::size_t shared, std::size_t wanted);

}  // namespace colloquy::site
