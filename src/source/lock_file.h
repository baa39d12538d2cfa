// colloquy.lock: what learners' history hangs on. One fact a line, tab-separated and sorted, so
// that two branches merge by union: docs/formats/lock.md. Reading forgives everything a merge can
// leave behind; writing is one canonical form.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/each.h"

namespace colloquy::source {

struct LockEntry {
  std::string id, kind, lesson, parent;
  int position = 0;
  bool gone = false;  // deleted from the lesson; kept so that text which comes back gets its history back
  int edition = 1;
  std::string text;  // the node's text, tabs and line ends as spaces
  std::string key;

  friend bool operator==(const LockEntry&, const LockEntry&) = default;
};

// Conflict marks and lines that cannot be read are skipped, each with a warning (form/lock-line).
std::vector<LockEntry> read_lock(std::string_view text, base::FileId file, base::Diagnostics& findings);

// Sorted, with a final newline; equal entries once.
std::string write_lock(std::vector<LockEntry> entries, const base::Each& each = base::one_by_one);

}  // namespace colloquy::source
