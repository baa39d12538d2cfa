// colloquy admin doctor: is this store in order, and will what it accepts survive?
#pragma once

#include <string>

namespace colloquy::app {

// Prints one line for each thing looked at. Exit status: kDone, or kInputErrors where something is wrong.
int doctor(const std::string& address);

}  // namespace colloquy::app
