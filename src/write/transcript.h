// A track's words for podcast apps: the timeline's lines as cues of five to eight seconds, which is what apps show at a
// time; as WebVTT and as JSON (github.com/Podcastindex-org/podcast-namespace, transcripts/transcripts.md). Pure.
#pragma once

#include <string>
#include <vector>

#include "package/timeline.h"

namespace colloquy::write {

struct TranscriptCue {
  package::Ms start = 0, end = 0;
  std::string speaker;  // "" a narrator
  std::string text;
};

inline constexpr package::Ms kShortCue = 5000, kLongCue = 8000;

// In order, never overlapping. A longer line is cut between words, into pieces of about one length; lines of one
// speaker are put together up to kLongCue while they are shorter than kShortCue. No cue holds two speakers.
std::vector<TranscriptCue> transcript_cues(const package::Timeline& timeline);

std::string transcript_vtt(const std::vector<TranscriptCue>& cues);
// {"version":"1.0.0","segments":[{"speaker"?,"startTime","endTime","body"}]}, times in seconds.
std::string transcript_json(const std::vector<TranscriptCue>& cues);

}  // namespace colloquy::write
