// Changes the sampling rate by a ratio of whole numbers: a polyphase Kaiser-windowed sinc, in plain C++ so
// that the result does not depend on a library's version.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace colloquy::speech {

// Takes a sound piece by piece, so that a long one never lies in memory at its first rate. Keeps position:
// sample i of the input sounds at i * to / from of the output. How it was cut into pieces never shows.
class Resampler {
 public:
  // Both rates in samples a second, > 0.
  Resampler(int from_rate, int to_rate);

  // Appends to `out` what the samples so far decide; finish() appends the rest.
  void add(std::span<const float> samples, std::vector<float>& out);
  void finish(std::vector<float>& out);

 private:
  void put(std::int64_t end, std::vector<float>& out);

  std::int64_t up_, down_;
  std::int64_t reach_ = 0;     // samples of the input that shape one of the output, on each side
  std::vector<float> filter_;  // 2 * reach_ weights for each of up_ phases; empty for equal rates
  std::vector<float> held_;    // the input from sample first_ on
  std::int64_t first_ = 0;
  std::int64_t done_ = 0;  // samples put out
};

// The whole sound at once. Equal rates give a copy.
std::vector<float> resample(const std::vector<float>& samples, int from_rate, int to_rate);

}  // namespace colloquy::speech
