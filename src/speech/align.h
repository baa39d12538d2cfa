// Where lines and words stand in a human recording of a known text. Between the decoder and the programme.
// This first form listens for silences only: it knows no recogniser. So a line begins within some tenths
// of a second of where it is said, a word roughly where it is said, as long as the recording says the text.
#pragma once

#include <string>
#include <vector>

#include "speech/clip.h"

namespace colloquy::speech {

// How long each word of a line lasts, in any unit: only their proportions count. 0 for a word without sound.
using WordLengths = std::vector<double>;

// The lengths of a line's words, guessed from their letters: for languages that no voice of ours speaks.
WordLengths lengths_by_letters(const std::vector<std::string>& words);

// A line in the recording: its words lie inside it, in order.
struct AlignedLine {
  WordSpan span;
  std::vector<WordSpan> words;
};

// One for each of `lines`, each with as many words as it has there. Whatever the sound is, lines and words
// are in order, never overlap and end inside it. `recording.words` is not looked at.
std::vector<AlignedLine> align(const Clip& recording, const std::vector<WordLengths>& lines);

}  // namespace colloquy::speech
