// What a lesson page is made of: the lesson and all that its model cannot know, because the build
// found it out (files, times, neighbours). Filled by site/, read by lesson_page.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "lesson/course.h"
#include "package/timeline.h"
#include "write/page.h"
#include "write/prose.h"

namespace colloquy::write {

// The sound of a conversation part (id = part id) or a chapter (id = chapter id).
struct TrackView {
  std::string id;
  const package::Timeline* timeline = nullptr;  // lives as long as the view
  std::string opus, mp3, captions, cues;        // addresses; "" none
};

// Another lesson, as a link leads there.
struct Neighbour {
  std::string number, title, address;
};

// A finding to be shown beside the text it is about (serve --watch).
struct Note {
  base::Diagnostic diagnostic;
  std::string place;  // "2-the-meeting/1-trust.md:41:5"
};

struct LessonView {
  const lesson::Course* course = nullptr;
  const lesson::Lesson* lesson = nullptr;
  Audience audience = Audience::visitor;
  std::string course_slug;  // addresses begin with /c/<course_slug>/
  int read_words = 0;       // read_words() of the lesson
  std::vector<TrackView> tracks;
  std::vector<Crumb> crumbs;  // course, chapter; not the lesson itself
  std::optional<Neighbour> previous, next;
  WrittenByNode* written = nullptr;  // of this lesson's other page, to be shared with it; null: none
  Resolve resolve;                   // addresses as written -> addresses of the site
  Assets assets;
  std::string site;    // "https://school.example" for the canonical address; "" none
  bool watch = false;  // under `serve --watch`: reload, and show the notes
  std::vector<Note> notes;
};

}  // namespace colloquy::write
