#include "exchange/escape.h"

#include <algorithm>
#include <cctype>

#include "exchange/fold.h"
#include "exchange/spaces.h"

namespace colloquy::exchange {
namespace {

constexpr std::string_view kReserved[] = {"summary",      "you",     "hint",        "answer",      "ask",
                                          "content note", "include", "good ending", "fair ending", "poor ending"};

bool is_alnum(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80;
}
bool is_space(char c) {
  return c == ' ';
}

// Offset of the colon of a bare label at the beginning of `text`, or npos.
std::size_t label_colon(std::string_view text, Place place, const std::vector<std::string>& labels) {
  const std::size_t at = text.substr(0, 64).find(':');
  if (at == std::string_view::npos || at == 0) return std::string_view::npos;
  if (at + 1 < text.size() && !is_space(text[at + 1])) return std::string_view::npos;
  const std::string name = fold_furniture(trim(text.substr(0, at)));
  const auto same = [&](std::string_view label) { return fold_furniture(label) == name; };
  if (place == Place::turn && std::count(name.begin(), name.end(), ' ') <= 2) return at;
  const bool counts =
      std::any_of(std::begin(kReserved), std::end(kReserved), same) || std::any_of(labels.begin(), labels.end(), same);
  return counts ? at : std::string_view::npos;
}

// Marks that only count first in a line. Returns the offset of the character that needs the
// backslash, or npos.
std::size_t block_mark(std::string_view text) {
  if (text.empty()) return std::string_view::npos;
  const char c = text.front();
  if (c == '#' || c == '>' || c == ':' || c == '|' || c == '=') return 0;
  const bool alone = text.size() == 1 || is_space(text[1]);
  if ((c == '-' || c == '+') && (alone || text.find_first_not_of("- ") == std::string_view::npos)) return 0;
  std::size_t digits = 0;
  while (digits < text.size() && std::isdigit(static_cast<unsigned char>(text[digits]))) ++digits;
  if (digits > 0 && digits <= 9 && digits < text.size() && (text[digits] == '.' || text[digits] == ')') &&
      (digits + 1 == text.size() || is_space(text[digits + 1]))) {
    return digits;
  }
  return std::string_view::npos;
}

// "->" is an arrow where nothing but space or the line's edge touches it ("<->" too).
bool is_arrow(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "->") return false;
  if (at + 2 < text.size() && !is_space(text[at + 2])) return false;
  return at == 0 || is_space(text[at - 1]) || text[at - 1] == '<';
}

bool needs_backslash(std::string_view text, std::size_t i) {
  const char before = i > 0 ? text[i - 1] : ' ', after = i + 1 < text.size() ? text[i + 1] : ' ';
  switch (text[i]) {
    case '\\':
    case '*':
    case '`':
    case '[':
    case ']':
    case '~':
    case '$': return true;
    case '_': return !(is_alnum(before) && is_alnum(after));
    case '<': return is_alnum(after) || after == '/' || after == '!' || after == '?';
    case '&':
      return (std::isalpha(static_cast<unsigned char>(after)) || after == '#') &&
             text.substr(i, 40).find(';') != std::string_view::npos;
    case '-': return is_arrow(text, i);
    case '>': return i >= 2 && text.substr(i - 2, 2) == "--";  // would end a comment
    default: return false;
  }
}

}  // namespace

std::string escape(std::string_view text, Place place, const std::vector<std::string>& labels) {
  const std::size_t none = std::string_view::npos;
  const bool starts = place == Place::line_start || place == Place::turn;
  const std::size_t mark = starts ? block_mark(text) : none;
  const std::size_t colon = starts ? label_colon(text, place, labels) : none;
  // "### C #": closing marks of a heading are no text, unless the first of them is escaped.
  std::size_t closing = none;
  if (place == Place::title && text.ends_with('#')) closing = text.find_last_not_of('#') + 1;
  std::string out;
  out.reserve(text.size() + 8);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == mark || i == colon || i == closing || needs_backslash(text, i)) out.push_back('\\');
    out.push_back(text[i]);
  }
  return out;
}

std::string yaml_value(std::string_view text) {
  const bool letter_first = !text.empty() && std::isalpha(static_cast<unsigned char>(text.front()));
  const bool tame = std::all_of(text.begin(), text.end(), [](char c) {
    return is_alnum(c) || is_space(c) || std::string_view(",.'()-?!/").find(c) != std::string_view::npos;
  });
  constexpr std::string_view kWords[] = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"};
  const bool word = std::find(std::begin(kWords), std::end(kWords), fold_furniture(text)) != std::end(kWords);
  if (letter_first && tame && !word) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out + "\"";
}

std::string link_target(std::string_view address) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : address) {
    if (std::string_view(" ()<>\\\"[]*_`~$").find(c) == std::string_view::npos || c == '_' || c == '~') {
      out.push_back(c);
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', kHex[byte >> 4], kHex[byte & 15]};
  }
  return out;
}

}  // namespace colloquy::exchange
