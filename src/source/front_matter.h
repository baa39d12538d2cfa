// The front matter of a lesson (between two lines of ---) and course.yaml, read into the model.
// First station of source/: what is said about a lesson before the lesson speaks.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "lesson/course.h"

namespace colloquy::source {

struct FrontMatter {
  std::uint32_t lines = 0;  // taken from the top of the file, both --- included; 0: there is none
  bool title_given = false;
  base::Span title_span;
  std::string id;  // fixes the lesson's identity, "" none
  base::Span id_span;
};

// Reads the front matter of a lesson's text (UTF-8, lines ended by \n) into `lesson`, on top of
// what it holds already (the course's defaults). The rest of the text is the caller's.
FrontMatter take_front_matter(std::string_view text, base::FileId file, lesson::Lesson& lesson,
                              base::Diagnostics& findings);

struct CourseFile {
  std::vector<std::string> order;  // lessons in this order, paths or file names
  base::Span order_span;
  bool format_given = false;
};

// Reads course.yaml into `course`.
CourseFile read_course_file(std::string_view text, base::FileId file, lesson::Course& course,
                            base::Diagnostics& findings);

}  // namespace colloquy::source
