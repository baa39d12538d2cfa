// `colloquy import anki FILE -o COURSE`: an Anki package becomes a course, or more lessons of one that is there. Notes
// with a fault are left out and named; the others are kept. Of notes that the course has nothing comes a second time.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "exchange/anki/lessons.h"

namespace colloquy::exchange::anki {

struct ImportReport {
  std::vector<Fault> faults;       // of the package
  CourseText course;               // what was written, and what of it is less
  std::vector<std::string> files;  // relative to the target; none where the course has every note
};

// Errors: not_found, denied, io, too_large (the file); invalid (no package, or nothing of it can be kept); exists (the
// target is no course). On any of them the target is as it was.
base::Result<ImportReport> import_anki(const std::filesystem::path& file, const std::filesystem::path& target,
                                       const std::string& lang);

// For a terminal: the faults, what was left out and simplified, then what was written.
std::string print_report(const ImportReport& report, const std::string& file);

// What a package holds, as JSON: counts as Anki itself reports them, names, and each card as its learner stands with
// it, with the days that Good would give at `now` without fuzz.
std::string print_package(const Package& package, std::int64_t now);

}  // namespace colloquy::exchange::anki
