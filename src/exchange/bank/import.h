// `colloquy import gift | aiken | moodle FILE -o COURSE`: a bank of questions becomes the practice test of a lesson, in
// a new course or in one that is there. Questions with a fault are left out and named; the others are kept.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "exchange/bank/format.h"
#include "exchange/bank/lesson.h"

namespace colloquy::exchange::bank {

struct ImportReport {
  std::vector<Fault> faults;
  Lesson lesson;                   // what was written, and what of it is less
  std::vector<std::string> files;  // relative to the target; none where nothing could be read
};

// Errors: not_found, denied, io, too_large (the file); invalid (nothing of it is a question; the faults are in the
// message); exists (the target is no course, or the lesson is there already).
base::Result<ImportReport> import_bank(const std::filesystem::path& file, Format format,
                                       const std::filesystem::path& target, const std::string& lang);

// For a terminal: FILE:LINE:COLUMN of each fault, then what was left out and simplified, then what was written.
std::string print_report(const ImportReport& report, const std::string& file);

}  // namespace colloquy::exchange::bank
