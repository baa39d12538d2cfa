// What a voice's sound is like every hundredth of a second, whoever speaks: mel-frequency cepstral coefficients, freed
// of the speaker and the microphone by their mean and spread. Below align_speech.h, which compares two voices by them.
#pragma once

#include <array>
#include <vector>

namespace colloquy::speech {

inline constexpr int kFrameRate = 100;       // frames a second
inline constexpr int kSpectrumRate = 16000;  // samples a second that are looked at
inline constexpr std::size_t kCoefficients = 13;

using Frame = std::array<float, kCoefficients>;

// Of samples in -1..1 at kSpectrumRate; frame i is round sample i * 160. S. B. Davis and P. Mermelstein, "Comparison of
// parametric representations for monosyllabic word recognition", IEEE ASSP 28 (1980), with the mean of each
// coefficient made 0 and its spread less from one to the next.
std::vector<Frame> frames_of(const std::vector<float>& samples);

}  // namespace colloquy::speech
