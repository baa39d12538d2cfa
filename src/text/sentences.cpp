#include "text/sentences.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/utf8.h"
#include "text/abbreviations.h"
#include "text/chars.h"

namespace colloquy::text {
namespace {

using base::decode_utf8;

bool is_ideographic_stop(char32_t c) {
  return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF61 || c == 0xFF0E;
}

bool is_end_mark(char32_t c) {
  switch (c) {
    case '.':
    case '!':
    case '?':
    case 0x2026:  // … too
    case 0x061F:
    case 0x06D4:  // Arabic ؟ and Urdu ۔
    case 0x0964:
    case 0x0965:
    case 0x0589:
    case 0x1362:
    case 0x1367:
    case 0x203C:
    case 0x203D:
    case 0x2047:
    case 0x2048:
    case 0x2049: return true;
    default: return is_ideographic_stop(c);
  }
}

bool is_closer(char32_t c) {
  switch (c) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case '}':
    case 0xBB:
    case 0xAB:
    case 0x2019:
    case 0x201D:
    case 0x201C:
    case 0x2018:
    case 0x203A:
    case 0x2039:
    case 0x300D:
    case 0x300F:
    case 0x3011:
    case 0xFF09:
    case 0xFF3D:
    case 0x3015: return true;
    default: return false;
  }
}

bool is_opener(char32_t c) {
  switch (c) {
    case '"':
    case '\'':
    case '(':
    case '[':
    case '{':
    case 0xAB:
    case 0xBB:
    case 0x2018:
    case 0x201C:
    case 0x201E:
    case 0x201A:
    case 0x2039:
    case 0x300C:
    case 0x300E:
    case 0x3010:
    case 0xFF08:
    case 0xA1:
    case 0xBF: return true;
    default: return false;
  }
}

// The code point at `at` and where it ends; 0 at the end of the text.
struct Glyph {
  char32_t c = 0;
  std::size_t end = 0;
};

Glyph glyph(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {0, text.size()};
  Glyph g;
  g.end = at;
  g.c = decode_utf8(text, g.end);
  return g;
}

struct Space {
  std::size_t end = 0;
  bool empty_line = false;
};

Space skip_space(std::string_view text, std::size_t at) {
  Space s{at, false};
  int lines = 0;
  for (Glyph g = glyph(text, at); g.c != 0 && is_space(g.c); g = glyph(text, s.end)) {
    if (g.c == '\n' || g.c == 0x2029) ++lines;
    s.end = g.end;
  }
  s.empty_line = lines >= 2;
  return s;
}

// First letter or digit at or after `at`, past opening quotes and brackets, with its place.
struct Start {
  char32_t c = 0;
  std::size_t at = 0;
};

Start next_start(std::string_view text, std::size_t at) {
  Glyph g = glyph(text, at);
  while (g.c != 0 && (is_opener(g.c) || is_space(g.c))) {
    at = g.end;
    g = glyph(text, at);
  }
  return {g.c, at};
}

std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  for (Glyph g = glyph(text, at); g.c != 0 && (is_word(g.c) || is_apostrophe(g.c)); g = glyph(text, end)) end = g.end;
  return text.substr(at, end - at);
}

// The token before a full stop at `stop`: back to white space or the start of the sentence, without
// opening brackets and quotes. Looks back at most kLookBack bytes: longer things are no abbreviation.
constexpr std::size_t kLookBack = 40;

struct Token {
  std::string_view text;
  std::size_t begin = 0;
};

Token token_before(std::string_view text, std::size_t first, std::size_t stop) {
  std::size_t begin = stop;
  const std::size_t low = stop - first > kLookBack ? stop - kLookBack : first;
  while (begin > low) {
    std::size_t p = begin - 1;
    while (p > low && (static_cast<unsigned char>(text[p]) & 0xC0) == 0x80) --p;
    const char32_t c = glyph(text, p).c;
    if (is_space(c) || c == 0x2014 || c == 0x2013 || c == '/') break;
    begin = p;
  }
  Glyph g = glyph(text, begin);
  while (begin < stop && is_opener(g.c)) {
    begin = g.end;
    g = glyph(text, begin);
  }
  return {text.substr(begin, stop - begin), begin};
}

std::size_t letters_in(std::string_view s) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < s.size();) n += is_letter(decode_utf8(s, i)) ? 1u : 0u;
  return n;
}

bool all_digits(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "e.g", "U.S", "Ph.D", "p.m": letters in pieces of one or two, parted by full stops.
bool is_dotted(std::string_view s) {
  if (s.find('.') == std::string_view::npos) return false;
  while (!s.empty()) {
    const std::size_t dot = std::min(s.find('.'), s.size());
    const std::string_view piece = s.substr(0, dot);
    if (piece.empty() || base::count_code_points(piece) > 2 || letters_in(piece) != base::count_code_points(piece))
      return false;
    s.remove_prefix(std::min(dot + 1, s.size()));
  }
  return true;
}

bool word_before_is_lower(std::string_view text, std::size_t first, std::size_t at) {
  while (at > first && static_cast<unsigned char>(text[at - 1]) <= ' ') --at;
  return at > first && is_lower(static_cast<unsigned char>(text[at - 1]));
}

// Whether the full stop at `stop` is part of a word rather than the end of the sentence that began
// at `first`, given what comes next.
bool stop_in_word(std::string_view text, std::size_t first, std::size_t stop, Start next) {
  const Token token = token_before(text, first, stop);
  if (token.text.empty()) return false;
  const std::string_view following = word_at(text, next.at);
  const bool digit_next = is_digit(next.c);
  const bool at_start = next_start(text, first).at == token.begin;
  if (all_digits(token.text)) {
    if (at_start && token.text.size() <= 3) return true;   // "1. First"
    return token.text.size() <= 2 && is_month(following);  // "am 3. Mai"
  }
  switch (abbreviation(token.text)) {
    case Abbreviation::before_name: return true;                                     // "Dr. Lee", "e.g. Rome"
    case Abbreviation::before_number: return digit_next;                             // "No. 5"
    case Abbreviation::anywhere: return !digit_next && !starts_sentence(following);  // "Inc. Bank", "etc. The"
    case Abbreviation::none: break;
  }
  if (base::count_code_points(token.text) == 1 && letters_in(token.text) == 1) {
    const char32_t letter = glyph(token.text, 0).c;
    if (at_start) return true;  // "A. Wait"
    if (is_lower(letter)) return false;
    if (letter == 'I' && word_before_is_lower(text, first, token.begin)) return false;  // "It was I."
    return !starts_sentence(following);  // "George W. Bush", "Plan B. The"
  }
  return is_dotted(token.text) && !starts_sentence(following);  // "U.S. Army"
}

}  // namespace

std::vector<std::string_view> split_sentences(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t first = 0;  // start of the sentence in hand
  const auto cut = [&](std::size_t at) {
    out.push_back(text.substr(first, at - first));
    first = at;
  };
  std::size_t at = 0;
  while (at < text.size()) {
    // Letters and single spaces end nothing, and most of a text is made of them.
    if ((text[at] >= 'a' && text[at] <= 'z') || (text[at] == ' ' && at + 1 < text.size() && text[at + 1] > ' ')) {
      ++at;
      continue;
    }
    const Glyph g = glyph(text, at);
    if (is_space(g.c)) {
      const Space space = skip_space(text, at);
      // White space at the very start belongs to the first sentence.
      if (space.empty_line && space.end < text.size() && skip_space(text, first).end < at) cut(space.end);
      at = space.end;
      continue;
    }
    if (!is_end_mark(g.c)) {
      at = g.end;
      continue;
    }
    // The whole run of marks and closers: "?!", "...", '."', ".)".
    std::size_t end = g.end;
    Glyph last = g;
    bool only_stops = g.c == '.';
    bool ideographic = is_ideographic_stop(g.c);
    std::size_t marks = 1;
    for (Glyph n = glyph(text, end); n.c != 0 && (is_end_mark(n.c) || is_closer(n.c)); n = glyph(text, end)) {
      if (is_end_mark(n.c)) {
        only_stops = only_stops && n.c == '.';
        ideographic = ideographic || is_ideographic_stop(n.c);
        ++marks;
      }
      last = n;
      end = n.end;
    }
    Space space = skip_space(text, end);
    // "! »": a guillemet after a space closes when nothing of a word touches its right side.
    const Glyph quote = glyph(text, space.end);
    if (space.end > end && (quote.c == 0xBB || quote.c == 0x203A)) {
      const Glyph behind = glyph(text, quote.end);
      if (behind.c == 0 || is_space(behind.c) || is_punctuation(behind.c)) {
        end = quote.end;
        for (Glyph n = glyph(text, end); n.c != 0 && (is_end_mark(n.c) || is_closer(n.c)); n = glyph(text, end))
          end = n.end;
        space = skip_space(text, end);
        last = quote;
      }
    }
    at = space.end;
    if (space.end >= text.size()) break;
    if (space.empty_line) {
      cut(space.end);
      continue;
    }
    if (space.end == end && !ideographic) {
      at = end;
      continue;
    }
    const Start next = next_start(text, space.end);
    if (is_lower(next.c)) continue;
    if (only_stops && marks == 1 && last.c == '.' && stop_in_word(text, first, end - 1, next)) continue;
    cut(space.end);
  }
  if (first < text.size()) out.push_back(text.substr(first));
  return out;
}

}  // namespace colloquy::text
