// The decks of a package as the lessons of a course: a lesson a deck, "::" as chapters, cards in the lesson format with
// ids that lead back to their notes. What cannot be kept is named, note by note. Pure.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "exchange/anki/package.h"
#include "exchange/course_folder.h"

namespace colloquy::exchange::anki {

struct CourseText {
  std::vector<CourseFile> lessons;
  std::vector<std::string> media;  // names of the package's media that the lessons use, each once
  std::size_t notes = 0;           // that are in it
  std::size_t there = 0;           // notes that the course had before
  std::vector<Fault> left_out;     // notes that are not, and why
  std::vector<Fault> simplified;   // notes that say less than they did
};

// `lang`: written into the lessons, "" where the course says it. `there`: the guids of the notes that the course has;
// they are passed over, as Anki passes over what it has.
CourseText lessons_of(const Package& package, const std::string& title, const std::string& lang,
                      const std::set<std::string>& there);

// The name of a file of media in the course folder, below media/: letters, digits, "-", "_" and ".". Another name gets
// a hash, so that no two become one.
std::string media_file(const std::string& name);

}  // namespace colloquy::exchange::anki
