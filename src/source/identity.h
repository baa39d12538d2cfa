// Gives every node its id: the one it had (colloquy.lock remembers), or a new one. Generous with
// identity, strict with history: docs/formats/lock.md states the six steps and what an edition is.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/each.h"
#include "lesson/course.h"
#include "source/lock_file.h"
#include "source/nodes.h"

namespace colloquy::source {

struct Identity {
  std::vector<LockEntry> entries;  // what the lock should say now, deleted things included
  std::size_t kept = 0, born = 0, gone = 0;
};

// Fills the ids of `nodes` (one list a lesson, in course order; they point into the model) and the
// course's own id where it has none. Reports ids that an author fixed twice (form/id-twice). Nodes
// are used up: their texts go into the entries.
Identity identify(lesson::Course& course, std::vector<std::vector<IdNode>>& nodes,
                  const std::vector<LockEntry>& remembered, base::Diagnostics& findings,
                  const base::Each& each = base::one_by_one);

// An edition lasts while the text says the same: equal when folded (text/fold.h), or a slip of at most two
// letters that touches no digit and no negation.
bool says_the_same(const std::string& folded, const std::string& folded_before);

}  // namespace colloquy::source
