// One lesson's text -> the model and every finding of form in it. The heart of source/: a pure
// function, safe on several threads at once, whose time and memory are bounded by the text's size.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "lesson/course.h"

namespace colloquy::source {

// Other texts of the course folder, for Include, links and drafted spans. Paths are relative to the
// course folder, with forward slashes and no dot segments.
struct SourceFile {
  base::FileId file = 0;
  std::string path;
  std::string_view bytes;
};

class SourceTree {
 public:
  virtual ~SourceTree() = default;
  virtual std::optional<SourceFile> text(std::string_view path) const = 0;
  virtual bool exists(std::string_view path) const = 0;
};

// What a lesson leans on: the course's settings (cast, say, units, headings, objectives, rules) and
// the files beside it. Both outlive the call.
struct Surroundings {
  const lesson::Course& course;
  const SourceTree& tree;
};

struct LessonReading {
  lesson::Lesson lesson;
  base::Diagnostics findings;
};

// `defaults` holds what the course gives every lesson (path, language, cast ...); front matter and
// text are read on top of it. Ids are left empty, but for those an author fixed by a comment.
LessonReading read_lesson(const SourceFile& source, lesson::Lesson defaults, const Surroundings& surroundings);

// glossary.md: entries only.
struct GlossaryReading {
  std::vector<lesson::Term> terms;
  base::Diagnostics findings;
};
GlossaryReading read_glossary(const SourceFile& source, const Surroundings& surroundings);

}  // namespace colloquy::source
