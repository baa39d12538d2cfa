// Where a listener may want to go inside a track: the questions of a conversation's part and its summary, the layers of
// an audio book's chapter. Made by the build, for podcast apps: as JSON (Podcasting 2.0) and in the MP3 itself (id3.h).
// Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lesson/lesson.h"
#include "package/timeline.h"

namespace colloquy::write {

struct TrackChapter {
  package::Ms start = 0, end = 0;
  std::string title;
};

// In order, one after the other without a gap, from 0 to the end of the track: one at least, unless nothing of the
// lesson has that id. The language of the titles that are ours is the lesson's.
std::vector<TrackChapter> track_chapters(const lesson::Lesson& lesson, std::string_view track,
                                         const package::Timeline& timeline);

// application/json+chapters, version 1.2.0 (github.com/Podcastindex-org/podcast-namespace, chapters/jsonChapters.md).
std::string chapters_json(const std::vector<TrackChapter>& chapters);

}  // namespace colloquy::write
