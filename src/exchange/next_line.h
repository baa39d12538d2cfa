// Lines of a text file that was written on any system.
#pragma once

#include <string_view>

namespace colloquy::exchange {

// As spreadsheets and some editors begin a file.
inline std::string_view without_mark(std::string_view file) {
  if (file.starts_with("\xef\xbb\xbf")) file.remove_prefix(3);
  return file;
}

// Cuts the first line off, without its end: "\n", "\r\n" or "\r".
inline std::string_view next_line(std::string_view& text) {
  const std::size_t end = text.find_first_of("\r\n");
  const std::string_view line = text.substr(0, end);
  if (end == std::string_view::npos) {
    text = {};
  } else {
    text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
  }
  return line;
}

}  // namespace colloquy::exchange
