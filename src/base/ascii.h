// Letters of ASCII, whatever the locale says: for keywords, addresses and file names. Words of a language are folded in
// text/fold.h.
#pragma once

#include <string>
#include <string_view>

namespace colloquy::base {

// Capitals of ASCII become small letters; every other byte stays.
inline std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

}  // namespace colloquy::base
