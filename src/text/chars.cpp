#include "text/chars.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "base/char_set.h"

namespace colloquy::text {
namespace {

struct ClassRange {
  char16_t first, last;
  std::uint8_t value;
};
struct CodeRange {
  char32_t first, last;
};
struct SteppedRange {
  char16_t first, last;
  std::uint8_t step;
};

#include "text/tables/class_tables.inc"

template <typename Range, std::size_t N>
const Range* find(const Range (&ranges)[N], char32_t c) {
  const Range* at =
      std::upper_bound(std::begin(ranges), std::end(ranges), c, [](char32_t x, const Range& r) { return x < r.first; });
  if (at == std::begin(ranges)) return nullptr;
  --at;
  return c <= at->last ? at : nullptr;
}

template <std::size_t N>
bool stepped(const SteppedRange (&ranges)[N], char32_t c) {
  const SteppedRange* at = find(ranges, c);
  return at != nullptr && (c - at->first) % at->step == 0;
}

}  // namespace

bool is_wide_space(char32_t c) {
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool is_word(char32_t c) {
  if (c < 0x80) return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return c != 0xFFFD && find(kNoWord, c) == nullptr;
}

bool is_punctuation(char32_t c) {
  static constexpr base::CharSet kSymbols("$+<=>^`|~");
  if (c < 0x80) {  // most text is ASCII: no search; the marks left out are symbols to Unicode
    return c > 0x20 && c < 0x7F && !is_word(c) && !kSymbols.contains(static_cast<char>(c));
  }
  return find(kPunctuation, c) != nullptr;
}
bool is_mark(char32_t c) {
  return c >= 0x300 && find(kMarks, c) != nullptr;
}
bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}
bool is_upper(char32_t c) {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : stepped(kUpper, c);
}
bool is_lower(char32_t c) {
  return c < 0x80 ? c >= 'a' && c <= 'z' : stepped(kLower, c);
}
bool is_letter(char32_t c) {
  return is_word(c) && !is_mark(c) && !is_digit(c);
}
bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x02BC;
}

bool is_ideograph(char32_t c) {
  return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0x20000 && c <= 0x2FFFD);
}

std::uint8_t combining_class(char32_t c) {
  if (c < 0x300) return 0;
  const ClassRange* at = find(kClasses, c);
  return at == nullptr ? 0 : at->value;
}

}  // namespace colloquy::text
