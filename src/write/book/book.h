// A book as the writers of this folder take it: facts for its title page and its shop window, pages in reading order,
// the sound of those that have one. Filled by lesson_pages.h and by app/, turned into files by epub.h, publication.h,
// chapters.h. Plain values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "package/timeline.h"
#include "write/html.h"

namespace colloquy::write {

struct BookFacts {
  std::string id;  // book_id()
  std::string title, lang, licence;
  std::vector<std::string> authors;
  std::vector<std::string> narrators;  // whose voices are heard
  std::string modified;                // "2026-11-27T22:00:00Z"
};

// One programme of sound and its file in the book ("audio/l1-c1.mp3").
struct BookTrack {
  const package::Timeline* timeline = nullptr;  // the caller's
  std::string file;
};

struct BookPage {
  std::string name;    // "l1-c1": its file without the ending
  std::string lesson;  // "l1": the first page of its lesson; links between pages of one lesson are by id alone
  std::string title;   // in the contents
  std::string lang;
  int depth = 0;  // in the contents; 0 outermost
  Html body;
  BookTrack track;  // no timeline: silent
};

// "urn:uuid:...": the same for the same course (and lesson, "" for all of it), so that a reader's library knows a newer
// edition for the same book. Version 8 of RFC 9562, of a SHA-256 (its appendix B.2).
std::string book_id(std::string_view course, std::string_view lesson);

}  // namespace colloquy::write
