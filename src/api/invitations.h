// Bringing in whoever stands on a class list: those with an account are enrolled, the others get one without a password
// and a way in, by letter or to be handed over.
#pragma once

#include <functional>
#include <vector>

#include "api/call.h"
#include "api/roll.h"
#include "write/people/course_people_page.h"

namespace colloquy::api {

struct Invited {
  std::size_t enrolled = 0;                   // in the course now, or before
  std::size_t fresh = 0;                      // accounts made
  std::size_t mailed = 0;                     // letters on their way
  std::vector<write::people::WayIn> ways_in;  // where no letters are sent
};

// Enrols in call->course where there is one. All of the list or nothing. `done` may come from the store's thread.
void invite(World& world, std::shared_ptr<const Call> call, const Roll& roll,
            std::function<void(base::Result<Invited>)> done);

// Whether the caller may have a way in for an account in her hands. It is a key to everything the account has: a
// teacher may only where a list of her own courses made it and it learns nothing elsewhere, and never for somebody who
// teaches or looks after the server; an administrator may for anybody. Errors: the store's.
base::Result<bool> may_open(World& world, const Call& call, const store::Account& account);

// A new way in for one account, to be handed over: written into the store and the audit log, then shown.
void make_way_in(World& world, std::shared_ptr<const Call> call, const store::Account& account,
                 std::function<void(base::Result<write::people::WayIn>)> done);

}  // namespace colloquy::api
