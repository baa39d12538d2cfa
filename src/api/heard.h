// What a learner has heard and read of a course's lessons. Read for one request.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "api/call.h"

namespace colloquy::api {

struct Heard {
  std::map<std::pair<std::string, std::string>, std::int64_t>
      once;                    // lesson, track -> ms of it; heard twice counts once
  std::int64_t ms = 0;         // of listening, in all
  std::set<std::string> read;  // lessons
};

// Errors: the store's.
base::Result<Heard> heard_by(World& world, const store::LearnerId& learner, const Course& course);

// Parts of a lesson's conversation: heard to (nearly) their end, and all. Read is as good as heard.
struct Parts {
  int heard = 0, all = 0;
};
Parts parts_heard(const package::LessonEntry& lesson, const Heard& heard);

// Read, or every part heard.
bool is_done(const package::LessonEntry& lesson, const Heard& heard);

}  // namespace colloquy::api
