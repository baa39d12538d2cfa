// colloquy admin way-in: for an administrator who has forgotten the password where no letters are sent. Whoever can
// write the database may do this anyway; so it is made easy, and written into the audit log.
#pragma once

#include <string>

#include "store/store.h"

namespace colloquy::app {

// Prints a one-time address, good for a day, with which the account of `email` chooses a password. `site` is where
// people reach the server. Returns an exit status.
int way_in(store::Store& store, const std::string& email, const std::string& site);

}  // namespace colloquy::app
