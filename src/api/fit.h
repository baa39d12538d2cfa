// When a learner's cards are worth other parameters, and the event that says so: those of their course while they are
// new to it, their own once they have answered enough. A fit is learn/'s; a learner's takes a few milliseconds (0.4 s
// after 100,000 answers), so it is made where a session of cards begins.
#pragma once

#include <optional>

#include "api/call.h"
#include "api/deck.h"
#include "base/result.h"

namespace colloquy::api {

inline constexpr std::int64_t kFewestReviews = 200;

// A `fit` event, where there is reason for one: their own after kFewestReviews answers, then each time after a fifth
// more; before that the course's, where the batch has found others than those in use. Errors: those of the store.
base::Result<std::optional<store::NewEvent>> fit_if_due(World& world, const Call& call, const Deck& deck);

}  // namespace colloquy::api
