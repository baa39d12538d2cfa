// An audio book without text: its tracks in order, as the manifest and the entry page of a W3C Audiobook, and as the
// chapters and tags that ffmpeg writes into an MPEG-4 file. Pure.
#pragma once

#include <string>
#include <vector>

#include "write/book/book.h"

namespace colloquy::write {

struct AudioChapter {
  std::string lesson;      // its title; "" where the book is one lesson
  std::string title;       // of the part, or of the audio book's chapter
  std::string file;        // "audio/l1-c1.mp3"
  std::string transcript;  // "text/l1-c1.vtt"
  package::Ms duration = 0;
};

struct AudioBook {
  BookFacts facts;
  std::vector<AudioChapter> chapters;
  std::string cover;  // "cover.png"
};

long long duration_of(const AudioBook& book);  // ms

// publication.json (W3C Audiobooks, a profile of Publication Manifest).
std::string publication_manifest(const AudioBook& book);
// index.html: the primary entry page, with the table of contents.
std::string entry_page(const AudioBook& book);

// FFMETADATA1 (ffmpeg's own text form): tags and chapters in ms.
std::string ffmetadata(const AudioBook& book);

// "PT1H2M3.004S" (ISO 8601).
std::string iso_duration(long long ms);

}  // namespace colloquy::write
