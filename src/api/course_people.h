// What the handlers of a teacher's pages share.
#pragma once

#include <string>
#include <vector>

#include "api/call.h"
#include "write/people/course_people_page.h"

namespace colloquy::api {

// What has just been done, as the course's page says it.
struct CourseNews {
  std::string note;
  bool is_alert = false;
  std::vector<std::string> not_read;
  std::vector<write::people::WayIn> ways_in;
};

// A guest's is made of their id.
std::string shown_name(const write::Text& text, const std::string& name, const store::LearnerId& learner);

}  // namespace colloquy::api
