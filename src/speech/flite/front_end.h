// From a line's tokens to what flite is given: symbols, abbreviations and foreign letters turned into
// English words, punctuation split off, each piece remembering the displayed token it came from. Pure.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "speech/script.h"

namespace colloquy::speech {

// Counts up whenever the front end turns the same line into other words: part of every cache key.
inline constexpr int kFrontEndVersion = 3;

// One flite token. `name` is ASCII without punctuation; `punctuation` what follows it: at most one of
// ",", ";", ":", ".", "?", "!" (the voice breathes and turns there).
struct Piece {
  std::string name;
  std::string punctuation;
  std::string say;        // as in Token
  std::size_t token = 0;  // index of the displayed token
  std::string phones{};   // of a word with two pronunciations: the one that is meant; else ""
};

std::vector<Piece> pieces_of(const std::vector<Token>& tokens);

}  // namespace colloquy::speech
