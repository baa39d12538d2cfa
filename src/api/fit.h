// When a learner's memory is worth fitting parameters to, and the event that says so. The fit itself is learn/'s; it
// takes milliseconds, so it is made where a session of cards begins.
#pragma once

#include <optional>

#include "api/call.h"
#include "api/deck.h"
#include "base/result.h"

namespace colloquy::api {

inline constexpr std::int64_t kFewestReviews = 200;

// A `fit` event, where enough was answered since the last one: first after kFewestReviews answers, then each time after
// a fifth more. Errors: those of the store.
base::Result<std::optional<store::NewEvent>> fit_if_due(World& world, const Call& call, const Deck& deck);

}  // namespace colloquy::api
