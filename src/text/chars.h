// What a code point is: letter, mark, digit, punctuation, white space, capital. The lowest stone
// of text/: every split and fold asks here, so that they never disagree about what a word is.
// Pure; from generated tables (tables/make_tables.py), which cover the Basic Multilingual Plane.
#pragma once

#include <cstdint>

namespace colloquy::text {

// The white space of ECMAScript's \s, so that the player in the browser cuts where we cut:
// no-break spaces and U+FEFF included, the zero-width space not.
bool is_wide_space(char32_t c);  // beyond ASCII
inline bool is_space(char32_t c) {
  return c < 0x80 ? c == ' ' || (c >= 0x09 && c <= 0x0D) : is_wide_space(c);
}

// Letters, combining marks and numbers of any script.
bool is_word(char32_t c);
bool is_punctuation(char32_t c);  // Unicode's P classes; currency and mathematical signs are none
bool is_mark(char32_t c);         // combining marks
bool is_digit(char32_t c);        // 0-9 only
bool is_upper(char32_t c);        // capitals and title-case letters
bool is_lower(char32_t c);
bool is_letter(char32_t c);      // is_word, but no mark and no ASCII digit
bool is_apostrophe(char32_t c);  // ' and U+2019, U+02BC, which writers use alike
// Chinese characters, kana, Hangul jamo excluded: scripts written without spaces.
bool is_ideograph(char32_t c);

// Unicode's canonical combining class; 0 for what starts a character.
std::uint8_t combining_class(char32_t c);

}  // namespace colloquy::text
