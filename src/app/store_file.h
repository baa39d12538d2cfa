// Where learners' progress is kept when the command line does not say.
#pragma once

#include <string>

namespace colloquy::app {

// `wanted`, or sqlite:FILE in $XDG_DATA_HOME/colloquy or ~/.local/share/colloquy; makes that folder.
std::string store_address(const std::string& wanted);

}  // namespace colloquy::app
