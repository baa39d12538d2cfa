// Giving somebody a role: whoever else can open the account must not rise with it.
#pragma once

#include <functional>
#include <vector>

#include "api/call.h"
#include "write/people/course_people_page.h"

namespace colloquy::api {

struct Raised {
  std::vector<write::people::WayIn> ways_in;  // a new one, where the old password was known to a teacher
};

// Makes `changes`, and ends every session, code and ticket of the account. A password that was chosen with a ticket in
// a teacher's hands ends, too: its owner chooses another, with a way in that the administrator hands over. `done` may
// come from the store's thread.
void raise(World& world, std::shared_ptr<const Call> call, const store::LearnerId& learner, store::Changes changes,
           std::function<void(base::Result<Raised>)> done);

}  // namespace colloquy::api
