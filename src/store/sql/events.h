// A learner's events as rows of a database.
#pragma once

#include <functional>

#include "store/event.h"
#include "store/sql/connection.h"

namespace colloquy::store {

// The row of a statement whose columns are those of "events".
Event read_event(const Statement& row);

// All events of a learner in order, read a page at a time. Stops at the first error of `take`.
base::Result<void> each_event(Connection& connection, const LearnerId& learner,
                              const std::function<base::Result<void>(const Event&)>& take);

}  // namespace colloquy::store
