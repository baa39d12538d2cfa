// Adding events to a learner's log, and what follows from them: inside the writer's transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "store/sql/connection.h"
#include "store/sql/rows.h"
#include "store/store.h"

namespace colloquy::store {

// One learner's log in one transaction. Both arguments must live as long.
class Log {
 public:
  Log(Connection& connection, const LearnerId& learner) : connection_(connection), learner_(learner) {}

  // Errors: not_found (there is no such learner; nothing was written).
  base::Result<void> open();
  // False where the event is there already: nothing is changed. Preconditions: open() and validate(event).
  base::Result<bool> add(const NewEvent& event, Millis received);

 private:
  Connection& connection_;
  const LearnerId& learner_;
  std::int64_t sequence_ = 0;
  std::set<std::string> added_;  // here: the database may not have done it yet
  std::optional<SqlRows> rows_;
};

// Tells the connection what append_events() will read.
void expect_append(Connection& connection, const LearnerId& learner, const std::vector<NewEvent>& events);

// Adds events that are not there yet, in order. Precondition: validate() of each. Errors: those of Log.
base::Result<Appended> append_events(Connection& connection, const LearnerId& learner,
                                     const std::vector<NewEvent>& events, Millis received);

}  // namespace colloquy::store
