// `colloquy import page FILE -o COURSE`: reads a copied page from disk and writes a course folder, or
// adds the lesson to a course that is already there. All or nothing: on any error the target is as it
// was, and nothing is ever written outside it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "exchange/page/read.h"

namespace colloquy::exchange::page {

struct ImportOptions {
  std::string lang = "en";
};

// What happened, part by part, in words. Counts are words as in fold.h.
struct ImportReport {
  struct PartReport {
    std::string heading;  // "Conversation / Empathy and Its Role"
    std::size_t words_in = 0, words_out = 0;
    bool inferred_speakers = false;
  };
  std::string number, title;
  std::vector<std::string> files;  // written, relative to the target
  std::vector<PartReport> parts;
  std::vector<Dropped> dropped;
  std::vector<Renamed> renamed;
  std::vector<Note> notes;
};

// Errors: not_found, denied, io, too_large (the file); invalid (not a page's text: lines.h); exists
// (the target holds something that is no course, or the lesson is there already).
base::Result<ImportReport> import_page(const std::filesystem::path& file, const std::filesystem::path& target,
                                       const ImportOptions& options = {});

ImportReport report_on(const PageImport& page);
// For a terminal: per part words in and out, then what was dropped, renamed and inferred.
std::string print_report(const ImportReport& report);

}  // namespace colloquy::exchange::page
