// Changes the sampling rate by a ratio of whole numbers: a polyphase Kaiser-windowed sinc, in plain C++ so
// that the result does not depend on a library's version.
#pragma once

#include <vector>

namespace colloquy::speech {

// Samples at `to_rate` of the sound that `samples` is at `from_rate` (both > 0, samples a second). Keeps
// position: sample i of the input sounds at i * to / from of the output. Equal rates give a copy.
std::vector<float> resample(const std::vector<float>& samples, int from_rate, int to_rate);

}  // namespace colloquy::speech
