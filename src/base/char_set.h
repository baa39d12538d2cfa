// A set of bytes, asked in one step. For scans that look at every byte of a course; a search in a
// string of marks, byte by byte, is what such a scan spends its time on.
#pragma once

#include <array>
#include <string_view>

namespace colloquy::base {

class CharSet {
 public:
  constexpr explicit CharSet(std::string_view members) {
    for (const char c : members) in_[static_cast<unsigned char>(c)] = true;
  }
  constexpr bool contains(char c) const { return in_[static_cast<unsigned char>(c)]; }

 private:
  std::array<bool, 256> in_{};
};

}  // namespace colloquy::base
