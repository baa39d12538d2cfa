// The time in a recording in which somebody speaks: pauses may last as long as they like, and count for nothing. What
// aligning counts in. Below align.h.
#pragma once

#include <vector>

#include "speech/clip.h"

namespace colloquy::speech {

// A stretch without a pause, in samples; `before` are those of the parts before it.
struct SpokenPart {
  double from = 0, to = 0, before = 0;
};

class SpeakingTime {
 public:
  // A pause is quieter than the voice for at least 120 ms: a closed mouth before p, t or k is shorter.
  explicit SpeakingTime(const Clip& recording);

  const std::vector<SpokenPart>& parts() const { return parts_; }  // at least one, in order
  double whole() const { return parts_.back().before + parts_.back().to - parts_.back().from; }

  // The sample at which so much has been spoken: at a pause, its beginning or its end.
  double begin_of_pause(double spoken) const;
  double end_of_pause(double spoken) const;
  // How much has been spoken before a sample.
  double before(double sample) const;

 private:
  std::vector<SpokenPart> parts_;
};

}  // namespace colloquy::speech
