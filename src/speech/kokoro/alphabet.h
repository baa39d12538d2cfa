// Kokoro's phonemes: the letters in which it was taught English, their numbers, and how the phones of the CMU set are
// written in them. Pure tables.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "speech/flite/reading.h"

namespace colloquy::speech {

// A line as Kokoro is given it. The first and the last number are the silence around it.
struct Phonemes {
  std::vector<std::int64_t> numbers;
  // Of the words that were read, in order: where each stands in `numbers` (half-open).
  struct Word {
    std::size_t token = 0;  // displayed
    std::size_t from = 0, to = 0;
  };
  std::vector<Word> words;
};

Phonemes phonemes_of(const std::vector<ReadWord>& line);

}  // namespace colloquy::speech
