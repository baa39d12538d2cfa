#include "speech/clipping.h"

#include <algorithm>
#include <cmath>

namespace colloquy::speech {
namespace {

constexpr float kFullScale = 0.999f;
// A top is flat where neighbours differ by less than the last bit of 16. The top of a natural wave is
// rounder: at 44.1 kHz even 100 Hz at full scale moves by three times as much from one sample to the next.
constexpr float kFlat = 3e-5f;
constexpr int kShortestRate = 12000;  // a cut top of one twelfth of a millisecond is one sample of this rate
constexpr int kTops = 10;             // fewer are one click or one plosive

}  // namespace

ClippingDetector::ClippingDetector(int rate) : shortest_(std::max(3, rate / kShortestRate)) {}

void ClippingDetector::add(std::span<const float> samples) {
  for (const float sample : samples) {
    // Lossy codecs turn a flat top into one that stands out above full scale.
    const bool above = std::abs(sample) > 1;
    const bool flat = std::abs(sample) >= kFullScale && std::abs(sample - last_) < kFlat;
    if (above || flat) {
      if (++run_ == shortest_ - 1) ++tops_;
    } else {
      run_ = 0;
    }
    last_ = sample;
  }
}

bool ClippingDetector::clipped() const {
  return tops_ >= kTops;
}

}  // namespace colloquy::speech
