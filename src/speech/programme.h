// Lines put one after the other on a track's time axis, with their silences; and what is done to their
// loudness. The studio's middle, between engines and encoders.
#pragma once

#include <vector>

#include "package/timeline.h"
#include "speech/clip.h"
#include "speech/script.h"
#include "speech/studio.h"

namespace colloquy::speech {

struct Programme {
  int rate = 0;
  std::vector<float> samples;  // -1..1
  package::Timeline timeline;
  std::vector<SpeakerLoudness> speakers;
  double lufs = 0;
  int synthesised = 0;
  int cached = 0;
};

// `clips` belong to the track's utterances, one each, trimmed; rate 0 where no voice speaks a line that is
// recorded. `recordings` belong to track.recordings. Precondition: something of both that is heard has samples.
Programme assemble(const ScriptTrack& track, const std::vector<Clip>& clips, const std::vector<Clip>& recordings);

// record() without its encoders (studio.h). No samples: no voice, or nothing to say.
base::Result<Programme> rehearse(const ScriptTrack& track, const EngineSet& engines, ClipCache& cache,
                                 const std::vector<Clip>& recordings, Threads threads, const LineDone& line_done = {});

}  // namespace colloquy::speech
