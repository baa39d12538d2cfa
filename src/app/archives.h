// The tasks of `colloquy admin` that take a store as a whole: backup, restore, move.
#pragma once

#include <string>

#include "store/store.h"

namespace colloquy::app {

// Each prints what it did, or what the matter is, and gives the exit status.
int backup(store::Store& store, const std::string& file);
int restore(store::Store& store, const std::string& file);
// From one address to another; `to` must hold no learners.
int move(const std::string& from, const std::string& to);

}  // namespace colloquy::app
