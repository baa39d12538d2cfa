// Loudness and true peak as broadcasters measure them (ITU-R BS.1770-4, EBU R128), through libebur128.
#pragma once

#include <vector>

namespace colloquy::speech {

// Integrated loudness in LUFS of mono samples in -1..1. -70 or less: silence.
double integrated_loudness(const std::vector<float>& samples, int rate);

// The same for a sound that may be shorter than the 400 ms the measure needs: it is repeated first.
double loudness_of_phrase(const std::vector<float>& samples, int rate);

// Highest peak between samples too, in dBTP. -200 or less: silence.
double true_peak(const std::vector<float>& samples, int rate);

}  // namespace colloquy::speech
