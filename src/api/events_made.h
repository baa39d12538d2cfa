// Events that the server itself makes out of a form, and the usual end of such a request: append,
// and answer when it is safe.
#pragma once

#include <vector>

#include "api/call.h"
#include "api/router.h"
#include "base/json.h"
#include "store/event.h"

namespace colloquy::api {

// Minutes east of Greenwich where the learner is, as the form says; 0 where it does not.
int offset_of(const Call& call);

// Of this call's course and lesson, now. Its id is the form's `event`, so that a form sent twice
// counts once; a new one where the form brings none.
store::NewEvent event_of(World& world, const Call& call, const char* kind, const base::Json& data);

// Appends for call.learner and responds `then`, or with what went wrong. Precondition: call.learner.
void append_then(World& world, std::shared_ptr<const Call> call, Shape shape, std::vector<store::NewEvent> events,
                 Respond respond, Response then);

}  // namespace colloquy::api
