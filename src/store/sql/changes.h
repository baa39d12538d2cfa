// Changes of the directory (store/change.h), made in the writer's transaction: first all are looked at, then all are
// written, so that what is refused has written nothing.
#pragma once

#include "store/sql/connection.h"
#include "store/store.h"

namespace colloquy::store {

// What can be said without a database. Errors: invalid.
base::Result<void> validate(const Changes& changes);

// Whose rows they write, for the order of locks; "" where it is nobody's.
LearnerId learner_of(const Changes& changes);

// `now` is when events are received. Errors: those that change.h names (not_found, exists, denied: nothing was
// written), and those of the connection.
base::Result<Appended> make_changes(Connection& connection, const Changes& changes, Millis now);

// A row of the statements `account`, `account_of_email` and `accounts`.
Account read_account(const Statement& row);

}  // namespace colloquy::store
