// A track's words for podcast apps: cues that hold one speaker each, as WebVTT and as JSON
// (github.com/Podcastindex-org/podcast-namespace, transcripts/transcripts.md). Pure.
#pragma once

#include <string>
#include <vector>

#include "write/caption_cues.h"

namespace colloquy::write {

// Precondition of both: cues with speakers apart.
std::string transcript_vtt(const std::vector<CaptionCue>& cues);
// {"version":"1.0.0","segments":[{"speaker"?,"startTime","endTime","body"}]}, times in seconds.
std::string transcript_json(const std::vector<CaptionCue>& cues);

}  // namespace colloquy::write
