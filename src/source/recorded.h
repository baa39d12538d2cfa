// Which words a human recording was made for. The lock remembers them, line by line, under a name made of the
// file's bytes; where the text has gone on since, the model says that the recording is outdated. A part of
// reading a course, after everything has its id. docs/formats/lock.md.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/course.h"
#include "source/lock_file.h"

namespace colloquy::source {

// Takes the entries of recordings out of `entries`: they name no node.
std::vector<LockEntry> take_recorded(std::vector<LockEntry>& entries);

// Compares each recording's words with those remembered, sets its id and whether it is outdated, and gives
// what the lock should say now. `fingerprint`: as in CourseFolder.
std::vector<LockEntry> date_recordings(lesson::Course& course,
                                       const std::function<std::string(std::string_view)>& fingerprint,
                                       std::vector<LockEntry> remembered);

}  // namespace colloquy::source
