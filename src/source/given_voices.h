// Which voice a speaker has to whom the author gave none. The lock remembers it by name, for the whole course: so a
// speaker keeps the voice when others are added before, and has the same in every lesson. A part of reading a course,
// after everything has its id. docs/formats/lock.md.
#pragma once

#include <vector>

#include "lesson/course.h"
#include "source/lock_file.h"

namespace colloquy::source {

// Takes the entries of voices out of `entries`: they name no node.
std::vector<LockEntry> take_voices(std::vector<LockEntry>& entries);

// Sets Speaker::voice of those without one to a name that every engine knows ("female-2"), another for each of the
// people of a lesson, and gives what the lock should say now.
std::vector<LockEntry> give_voices(lesson::Course& course, const std::vector<LockEntry>& remembered);

}  // namespace colloquy::source
