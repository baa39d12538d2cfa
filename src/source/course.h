// A whole course from the texts of its folder: course.yaml, lessons, glossary and lock file become
// one model with numbers, addresses and ids, and every finding of form. A pure function of the
// texts: site/ reads the files and lends the threads.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/each.h"
#include "lesson/course.h"
#include "source/lock_file.h"

namespace colloquy::source {

struct CourseText {
  std::string path;  // below the course folder
  base::FileId file = 0;
  std::string_view bytes;
};

// The folder as source/ sees it. Views stay the caller's and must outlive the reading only.
struct CourseFolder {
  std::string name;                              // title of a course that states none
  std::vector<CourseText> texts;                 // by path
  std::function<bool(std::string_view)> exists;  // any file of the folder, texts included
  // Stands for the bytes of a file that is no text, "" where there is none such. Null: recordings are not told
  // apart, and what the lock remembers of them is kept as it is.
  std::function<std::string(std::string_view)> fingerprint;
  const CourseText* find(std::string_view path) const;
};

struct CourseReading {
  lesson::Course course;
  base::Diagnostics findings;  // of form, by place
  std::string lock;            // what colloquy.lock should hold
  bool lock_exists = false;
  bool lock_stale = false;  // it exists and holds something else
  std::size_t kept = 0, born = 0, gone = 0;
};

CourseReading read_course(const CourseFolder& folder, const base::Each& each = base::one_by_one);

// Sorts findings by file, line and column and drops exact repeats.
void put_in_place_order(base::Diagnostics& findings);

}  // namespace colloquy::source
