// One spoken line: samples, and where each of its words sounds. What an engine gives back and what the
// cache keeps, before trimming and mastering.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace colloquy::speech {

// Half-open, in samples from the clip's start. A word without sound (a lone dash) has start == end.
struct WordSpan {
  std::int32_t start = 0;
  std::int32_t end = 0;

  friend bool operator==(const WordSpan&, const WordSpan&) = default;
};

struct Clip {
  int rate = 0;                   // samples a second
  std::vector<std::int16_t> pcm;  // mono
  std::vector<WordSpan> words;    // one a token of the utterance, in order
  // How loud its voice is (LUFS), measured once over a minute of its speech (voice_level.h): what the studio's one gain
  // for the voice goes by. Nothing: measured where it is heard.
  std::optional<double> voice_lufs;

  friend bool operator==(const Clip&, const Clip&) = default;
};

// The samples as numbers from -1 to 1, which signal processing takes.
std::vector<float> samples_of(const Clip& clip);

// Gives a place to words that were not spoken: where the next one begins, at the end where the last one ended.
// `spoken`: one a word.
void place_silent_words(std::vector<WordSpan>& words, const std::vector<bool>& spoken);

// The cache's bytes: fixed little-endian layout, version first.
std::string to_bytes(const Clip& clip);

// Errors: invalid (another version, or lengths that do not add up).
base::Result<Clip> clip_of_bytes(std::string_view bytes);

}  // namespace colloquy::speech
