// Where learners' progress is kept when the command line does not say.
#pragma once

#include <filesystem>
#include <string>

namespace colloquy::app {

// $XDG_DATA_HOME/colloquy or ~/.local/share/colloquy. Nothing is made.
std::filesystem::path data_folder();

// `wanted`, or sqlite:FILE in data_folder(), which is made.
std::string store_address(const std::string& wanted);

}  // namespace colloquy::app
