// From the model and its sound to the files of a lesson: both variants of its page and the data that
// the server asks and grades with.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "lesson/course.h"
#include "package/manifest.h"
#include "site/links.h"
#include "site/output.h"
#include "site/sound.h"

namespace colloquy::site {

// What all pages of one build share. Everything is the caller's.
struct Drawing {
  const lesson::Course& course;
  const std::vector<const lesson::Lesson*>& lessons;  // those published, in order
  std::string course_slug;
  std::string site;
  Links& links;
  const Sound& sound;
  Output& output;
  const base::Files& files;
  const base::Diagnostics& findings;
  bool watch = false;
};

// Writes the files of lessons[index] and fills its entry. Thread-safe for different lessons.
base::Result<void> draw_lesson_pages(const Drawing& drawing, std::size_t index, package::LessonEntry& entry);

// The contents page of the course, for visitors; sets manifest.index_page.
base::Result<void> draw_index_page(const Drawing& drawing, package::Manifest& manifest);

// Changes whenever this program may write other bytes for the same course.
std::string program_stamp();

}  // namespace colloquy::site
