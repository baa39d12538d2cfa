// One request on its way through a handler: what was asked, and what the router has found out about
// it: which course and lesson the address names, and who asks. A handler gets only calls that its
// route admits.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/course.h"
#include "api/form.h"
#include "api/message.h"
#include "api/world.h"
#include "net/neighbourhood.h"

namespace colloquy::api {

struct Call {
  Request request;
  std::vector<std::pair<std::string_view, std::string>> names;  // {name} in the pattern -> what stood there
  std::shared_ptr<const Course> course;                         // where the pattern has {course}
  const package::LessonEntry* lesson = nullptr;                 // of `course`, where it has {slug}
  std::optional<store::LearnerId> learner;                      // whose cookie came with it
  bool has_account = false;                                     // that learner is no guest
  bool administrator = false;
  bool teaches = false;                      // some course, or the one of the address: as the route's access asks
  bool enrolled = false;                     // that learner, in `course`
  std::vector<store::Enrolment> enrolments;  // that learner's, by course
  Form form;                                 // the body of a POST

  // What stood in the pattern's place of that name; "" where it has none.
  const std::string& name(std::string_view name) const;

  // By what callers are counted, where they are.
  std::string neighbourhood() const { return net::neighbourhood(request.client); }

  // The page's script asks for the new piece of HTML alone.
  bool wants_fragment() const { return request.headers.get("X-Fragment") == "1"; }
};

// Precondition of a handler: what its route promises (router.h). It responds once, now or from the
// store's writer when what it appended is safe.
using Handle = void (*)(World& world, std::shared_ptr<const Call> call, Respond respond);

}  // namespace colloquy::api
