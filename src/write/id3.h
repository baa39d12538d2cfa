// What stands in front of an MP3 to say what it is: an ID3v2.3 tag (id3.org/id3v2.3.0) with names, one picture and, as
// podcast apps read them, chapters (id3.org/id3v2-chapters-1.0). Pure: the sound behind it is not touched, and its
// times are those of the sound alone.
#pragma once

#include <string>
#include <vector>

#include "write/track_chapters.h"

namespace colloquy::write {

struct Id3Tag {
  std::string title, artist, album;    // "" left out
  int track = 0, of = 0;               // 0 left out
  std::string picture, picture_type;   // bytes and media type; "" none
  std::vector<TrackChapter> chapters;  // 255 at most are named; a single one says nothing and is left out
};

// The tag's bytes. Texts are written as UTF-16, which every reader of this version knows; what is no UTF-8 is replaced.
std::string id3_tag(const Id3Tag& tag);

}  // namespace colloquy::write
