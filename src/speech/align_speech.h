// Where lines and words stand in a recording of a text that we can say ourselves: by dynamic time warping of the two
// sounds, so that a word begins where it is heard to begin. Beside align.h, which knows only how long words last.
#pragma once

#include <vector>

#include "speech/align.h"
#include "speech/clip.h"

namespace colloquy::speech {

// `spoken`: the lines by our own voice, trimmed, with samples and words. Gives what align() gives, with its promises.
std::vector<AlignedLine> align_to_speech(const Clip& recording, const std::vector<Clip>& spoken);

}  // namespace colloquy::speech
