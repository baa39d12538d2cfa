// The piece of a line that a finding shows, and where its caret stands, in terminal cells. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace colloquy::write {

struct Excerpt {
  std::string line;          // ready to print: tabs as spaces, no control characters, cut with "…"
  std::size_t caret_at = 0;  // cells before the caret
  std::string caret;         // "^~~~"
};

enum class SpanEnd { here, later_line };

// `column` and `end_column` count code points from 1; end_column is one past the last character. A
// column beyond the line points just behind it. Shows at most kExcerptCells cells of the line.
Excerpt excerpt(std::string_view line, std::uint32_t column, std::uint32_t end_column, SpanEnd end);

inline constexpr std::size_t kExcerptCells = 100;

// Text that is safe to print: control characters, escapes and direction overrides as U+FFFD.
std::string harmless(std::string_view text);

}  // namespace colloquy::write
