// A book's cover: two speech bubbles on a calm ground, drawn from the title's hash, so that the books of a shelf are
// told apart and one book always looks the same. Without letters: every script would need its own, and readers show the
// title beside it. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace colloquy::write {

struct Picture {
  int width = 0, height = 0;
  std::string rgb;  // 3 bytes a pixel, row by row
};

// For books on a shelf; and for sound, where players show a square.
inline constexpr int kCoverWidth = 1200, kCoverHeight = 1600;

Picture draw_cover(std::string_view title, int width, int height);

}  // namespace colloquy::write
