// When every spoken line and word of a track sounds. Made by speech/, written as captions and cues
// by write/, kept in the course package; the player reads it. A track is one programme of sound: a
// part of the conversation, or a chapter of the audio book.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace colloquy::package {

using Ms = std::int32_t;

// One word as displayed: the words of a line are its displayed text cut at white space.
struct WordTime {
  Ms start = 0;
  Ms end = 0;
};

// One line: a sentence of a turn or of a chapter's paragraph, what `span.l` holds on the page.
// node: id of the turn (or chapter layer, or "PART/summary"); index: which sentence of that node.
struct LineTime {
  std::string node;
  int index = 0;
  std::string speaker;  // display name; "" for the narrator of a chapter
  std::string text;     // as displayed
  Ms start = 0;
  Ms end = 0;  // without the pause that follows
  std::vector<WordTime> words;
};

struct Timeline {
  Ms duration = 0;
  std::vector<LineTime> lines;  // in order of time
};

}  // namespace colloquy::package
