#include "write/excerpt.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"

namespace colloquy::write {
namespace {

constexpr std::size_t kTab = 4;
// Context kept before a caret that stands far right.
constexpr std::size_t kBefore = 40;

// C0, C1 and DEL; the overrides and isolates that could turn a terminal's line round.
bool is_harmful(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0x2028 || c == 0x2029;
}

struct Cell {
  std::size_t byte = 0;  // of the line
  std::size_t from = 0;  // cells before it
};

}  // namespace

std::string harmless(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = base::decode_utf8(text, i);
    base::append_utf8(out, is_harmful(c) ? 0xFFFD : c);
  }
  return out;
}

Excerpt excerpt(std::string_view line, std::uint32_t column, std::uint32_t end_column, SpanEnd end) {
  const std::size_t first = column == 0 ? 0 : column - 1;  // code points before the caret
  // Where the window begins: the line's start, or some way before the caret.
  std::size_t skipped_points = 0;
  std::size_t byte = 0;
  if (first > kExcerptCells - 20) {
    skipped_points = first - kBefore;
    byte = base::offset_of_code_point(line, skipped_points);
    if (byte >= line.size()) {  // the column lies beyond the line
      const std::size_t points = base::count_code_points(line);
      skipped_points = points > kBefore ? points - kBefore : 0;
      byte = base::offset_of_code_point(line, skipped_points);
    }
  }
  Excerpt e;
  std::size_t cells = 0;
  if (skipped_points > 0) {
    e.line = "…";
    cells = 1;
  }
  std::size_t point = skipped_points;
  std::size_t caret_end = 0;
  bool caret_seen = false;
  const std::size_t last = end == SpanEnd::later_line ? static_cast<std::size_t>(-1)
                           : end_column > column      ? end_column - 1
                                                      : first + 1;
  bool cut = false;
  while (byte < line.size()) {
    if (cells >= kExcerptCells) {
      cut = true;
      break;
    }
    const char32_t c = base::decode_utf8(line, byte);
    if (point == first) {
      e.caret_at = cells;
      caret_seen = true;
    }
    if (c == '\t') {
      const std::size_t width = kTab - cells % kTab;
      e.line.append(width, ' ');
      cells += width;
    } else {
      const char32_t shown = is_harmful(c) ? 0xFFFD : c;
      base::append_utf8(e.line, shown);
      cells += base::display_width(shown);
    }
    ++point;
    if (point <= last) caret_end = cells;
  }
  while (!cut && !e.line.empty() && e.line.back() == ' ') e.line.pop_back();
  if (cut) e.line += "…";
  if (!caret_seen) e.caret_at = cells;
  e.caret = "^";
  if (caret_seen && caret_end > e.caret_at + 1) e.caret.append(caret_end - e.caret_at - 1, '~');
  return e;
}

}  // namespace colloquy::write
