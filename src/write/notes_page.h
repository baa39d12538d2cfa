// A learner's highlights and notes in a course: as a page where each can be gone to, edited and taken away, and as
// files to take along. Filled by api/; pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "write/page.h"

namespace colloquy::write {

struct NotesView {
  std::string lang = "en";
  Assets assets;
  std::vector<Crumb> crumbs;
  std::string course;                 // its title
  std::string action, markdown, csv;  // addresses
  struct Note {
    std::string note;         // its id
    std::string quote, text;  // the words, and what was noted: "" a highlight alone
    std::string address;      // of the line; "" the lesson no longer has the words
    long long at = 0;         // when, ms since 1970
  };
  struct Lesson {
    std::string title, address;  // with its number; the address "" where the lesson is gone
    std::vector<Note> notes;     // in the order of the text, lost ones last
  };
  std::vector<Lesson> lessons;  // in course order
};

std::string notes_page(const NotesView& view);

// CommonMark: a heading a lesson, a quotation a note.
std::string notes_markdown(const NotesView& view);
// RFC 4180, a line a note; what a spreadsheet would take for a formula is marked as text.
std::string notes_csv(const NotesView& view);

}  // namespace colloquy::write
