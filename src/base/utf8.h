// UTF-8: validation, decoding, and the two measures of text that a compiler's messages need:
// code points (columns) and terminal cells (carets). Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace colloquy::base {

inline constexpr std::size_t kNoError = static_cast<std::size_t>(-1);

// Byte offset of the first byte that is not well-formed UTF-8 (Unicode 15, table 3-7), or kNoError.
std::size_t first_invalid_utf8(std::string_view bytes);

// Decodes the code point at `offset` and moves `offset` past it. Malformed bytes give U+FFFD and
// move by one. Precondition: offset < text.size().
inline char32_t decode_utf8(std::string_view text, std::size_t& offset);

void append_utf8(std::string& out, char32_t code_point);

// Code points in `text` (malformed bytes count one each).
std::size_t count_code_points(std::string_view text);

// Byte offset of the code point with index `index` (0-based), or text.size() beyond the end.
std::size_t offset_of_code_point(std::string_view text, std::size_t index);

// Columns a terminal uses: 0 for combining marks and controls, 2 for wide East Asian characters
// and emoji, 1 for the rest (UAX #11). A tab counts 1; callers expand tabs first.
std::size_t display_width(std::string_view text);
std::size_t display_width(char32_t code_point);

// decode_utf8 of what is not ASCII.
char32_t decode_long_utf8(std::string_view text, std::size_t& offset);

// Nearly all text is ASCII, and every split and fold of a course passes here.
inline char32_t decode_utf8(std::string_view text, std::size_t& offset) {
  const unsigned char first = static_cast<unsigned char>(text[offset]);
  if (first >= 0x80) return decode_long_utf8(text, offset);
  ++offset;
  return first;
}

}  // namespace colloquy::base
