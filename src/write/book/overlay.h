// Text and voice side by side: a page's timeline as a media overlay of EPUB 3.3 (section 9), one clip a line. Pure.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "package/timeline.h"
#include "write/book/book.h"

namespace colloquy::write {

// What is heard while one line is marked, in ms of its track.
struct Clip {
  std::string id;  // of the line's element: "L-t1-0"
  package::Ms begin = 0, end = 0;
};

// The clips of a track for the lines that stand on its page (`ids`), in order, without a gap: the silence after a line
// belongs to it, so that a reader who plays clip after clip hears the pauses too.
std::vector<Clip> clips_of(const package::Timeline& timeline, const std::set<std::string, std::less<>>& ids);

// SMIL for the page in the file `page`. Precondition: there is a clip.
std::string overlay(std::string_view page, std::string_view audio, const std::vector<Clip>& clips);

// How long its clips are, together.
package::Ms duration_of(const std::vector<Clip>& clips);

// "0:01:02.003", as SMIL writes moments and durations.
std::string smil_clock(package::Ms ms);

}  // namespace colloquy::write
