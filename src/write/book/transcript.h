// What is said in a lesson as plain text: a paragraph a turn, who speaks before it; for printing, for searching, and
// for programs that read no captions. Pure.
#pragma once

#include <string>
#include <vector>

#include "lesson/lesson.h"
#include "package/timeline.h"

namespace colloquy::write {

// Which of the spoken texts of a lesson.
enum class Spoken { conversation, chapters, both };

// When the nodes of a track begin.
struct TimedTrack {
  std::string id;  // of the part or chapter
  const package::Timeline* timeline = nullptr;
};

// `tracks`: their times stand before the turns; none for a transcript without times. Titles are underlined, so that
// they are seen for what they are.
std::string transcript(const lesson::Lesson& lesson, Spoken which, const std::vector<TimedTrack>& tracks);

}  // namespace colloquy::write
