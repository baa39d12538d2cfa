// Timelines as SubRip captions, for players and podcast apps that know nothing better: cues of five to eight seconds,
// short lines joined, long ones cut at words. Pure.
#pragma once

#include <string>
#include <vector>

#include "package/timeline.h"

namespace colloquy::write {

// What a cue may last, from its first word to its last.
inline constexpr package::Ms kShortestCue = 5000, kLongestCue = 8000;

struct SrtCue {
  package::Ms start = 0, end = 0;
  std::string text;  // one row a speaker: "Guide: Wait, then ask."
};

// In order, never overlapping. None is longer than kLongestCue, but one of a single word; shorter than kShortestCue are
// only those whose neighbours leave no better cut: where a long silence parts them, and at the end.
std::vector<SrtCue> srt_cues(const package::Timeline& timeline);

// The file. `offset` is added to all times: where the track begins in a longer programme; `first` numbers its cues.
std::string srt(const std::vector<SrtCue>& cues, long long offset = 0, std::size_t first = 1);

}  // namespace colloquy::write
