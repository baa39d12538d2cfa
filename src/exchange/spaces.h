// White space of texts from elsewhere: spaces, tabs and ends of lines. Pure.
#pragma once

#include <string>
#include <string_view>

namespace colloquy::exchange {

// Without white space at both ends.
std::string_view trim(std::string_view text);

// Runs of white space as one space, none at the ends.
std::string on_one_line(std::string_view text);

}  // namespace colloquy::exchange
