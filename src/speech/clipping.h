// Finds out whether a recording was clipped: whether its loudest moments were more than the recorder could
// hold, and were cut off flat. Fed with one channel of a sound as it was recorded, before anything is done to it.
#pragma once

#include <span>

namespace colloquy::speech {

class ClippingDetector {
 public:
  explicit ClippingDetector(int rate);

  // The next samples, full scale being 1.
  void add(std::span<const float> samples);

  // Whether so much was cut off that it can be heard. A peak that only just touches full scale is not.
  bool clipped() const;

 private:
  int shortest_;  // samples of a cut top
  int run_ = 0;   // samples of the one we may be in
  float last_ = 0;
  int tops_ = 0;
};

}  // namespace colloquy::speech
