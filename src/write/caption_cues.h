// A timeline cut into what a screen shows at a time: cues of five to eight seconds, short lines joined, long ones cut
// at words. What podcast apps (transcript.h) and players of files (book/srt.h) get. Pure.
#pragma once

#include <string>
#include <vector>

#include "package/timeline.h"

namespace colloquy::write {

// What a cue may last, from its first word to its last.
inline constexpr package::Ms kShortestCue = 5000, kLongestCue = 8000;

struct CaptionCue {
  struct Row {
    std::string speaker;  // "" a narrator
    std::string text;     // on one line
  };
  package::Ms start = 0, end = 0;
  std::vector<Row> rows;  // one a speaker, at least one
};

// Whether one cue may hold the words of several speakers.
enum class Speakers { together, apart };

// In order, never overlapping. None is longer than kLongestCue, but one of a single word; shorter than kShortestCue are
// only those whose neighbours leave no better cut: where a long silence parts them (or a speaker, where they stand
// apart), and at the end. What is not heard is in none.
std::vector<CaptionCue> caption_cues(const package::Timeline& timeline, Speakers speakers);

}  // namespace colloquy::write
