#include "exchange/fold.h"

#include <algorithm>

#include "base/utf8.h"

namespace colloquy::exchange {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
char lower(char c) {
  return is_upper(c) ? static_cast<char>(c + 32) : c;
}

// Letters and digits of any script. Beyond ASCII: everything but the blocks of punctuation, symbols
// and emoji; good enough to count by.
bool is_word(char32_t c) {
  if (c < 0x80)
    return is_digit(static_cast<char>(c)) || is_upper(static_cast<char>(c)) || is_lower(static_cast<char>(c));
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  if (c == 0xD7 || c == 0xF7) return false;
  if (c >= 0x2000 && c < 0x2C00) return false;
  if (c >= 0x3000 && c < 0x3040) return false;
  if (c >= 0xFE00 && c < 0xFE10) return false;
  if (c >= 0xFF00 && c < 0xFF10) return false;
  return c < 0x1F000 || c >= 0x20000;
}

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019;
}

}  // namespace

std::string fold_furniture(std::string_view line) {
  std::string out;
  out.reserve(line.size());
  for (std::size_t i = 0; i < line.size();) {
    const char32_t c = base::decode_utf8(line, i);
    if (out.empty() && !is_word(c)) continue;
    if (is_apostrophe(c)) {
      out.push_back('\'');
    } else if (c < 0x80) {
      out.push_back(lower(static_cast<char>(c)));
    } else {
      base::append_utf8(out, c);
    }
  }
  return out;
}

std::string fold_heading(std::string_view line) {
  std::string_view rest = line;
  std::size_t digits = 0;
  while (digits < rest.size() && (is_digit(rest[digits]) || rest[digits] == '.' || rest[digits] == ')')) ++digits;
  if (digits > 0 && digits < rest.size() && rest[digits] == ' ') rest.remove_prefix(digits + 1);
  std::string folded = fold_furniture(rest);
  while (!folded.empty() && (folded.back() == ':' || folded.back() == ' ')) folded.pop_back();
  const std::size_t at = folded.find(" & ");
  if (at != std::string::npos) folded.replace(at, 3, " and ");
  return folded;
}

std::string digits_as_marks(std::string_view line) {
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!is_digit(line[i])) {
      out.push_back(line[i]);
    } else if (out.empty() || out.back() != '#') {
      out.push_back('#');
    }
  }
  return out;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false, after_apostrophe = false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = base::decode_utf8(text, i);
    if (is_word(c)) {
      if (!inside && !after_apostrophe) ++words;
      inside = true;
      after_apostrophe = false;
    } else {
      after_apostrophe = inside && is_apostrophe(c);
      inside = false;
    }
  }
  return words;
}

bool ends_sentence(std::string_view line) {
  constexpr std::string_view kClosing[] = {"\"", "'", ")", "]", "\u201D", "\u2019", "\u00BB"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : kClosing) {
      if (line.size() > mark.size() && line.ends_with(mark)) {
        line.remove_suffix(mark.size());
        again = true;
      }
    }
  }
  return line.ends_with('.') || line.ends_with('!') || line.ends_with('?') || line.ends_with("\u2026") ||
         line.ends_with("\u3002") || line.ends_with("\u061F");
}

bool looks_like_title(std::string_view line) {
  if (line.empty() || line.size() > 90 || ends_sentence(line)) return false;
  if (std::string_view("-*#>|").find(line.front()) != std::string_view::npos || line.starts_with("\u2022"))
    return false;
  if (std::string_view(",;:-").find(line.back()) != std::string_view::npos) return false;
  if (is_lower(line.front()) || line.find("://") != std::string_view::npos) return false;
  if (line.find(": ") != std::string_view::npos) return false;
  const std::size_t words = count_words(line);
  if (words == 0 || words > 8) return false;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    if (end - at > 4 && is_lower(line[at])) return false;
    at = end + 1;
  }
  return true;
}

bool looks_like_sentence(std::string_view line) {
  return ends_sentence(line) && count_words(line) >= 5;
}

}  // namespace colloquy::exchange
