#include "exchange/gift/words.h"
#include "exchange/spaces.h"

#include <utility>

namespace colloquy::exchange::gift {
namespace {

using bank::Markup;
using bank::Text;

constexpr std::string_view kEscaped = "~=#{}:\\";
constexpr std::pair<std::string_view, Markup> kMarkups[] = {{"[html]", Markup::html},
                                                            {"[markdown]", Markup::markdown},
                                                            {"[moodle]", Markup::moodle},
                                                            {"[plain]", Markup::plain}};

}  // namespace

std::size_t find_mark(std::string_view text, std::string_view marks, std::size_t from) {
  for (std::size_t i = from; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (marks.find(text[i]) != std::string_view::npos) {
      return i;
    }
  }
  return std::string_view::npos;
}

std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
  for (std::size_t at = from;; ++at) {
    at = find_mark(text, word.substr(0, 1), at);
    if (at == std::string_view::npos || text.substr(at).starts_with(word)) return at;
  }
}

std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    if (text[i] == '\\' && next == 'n') {
      out += '\n';
      ++i;
    } else if (text[i] == '\\' && next != '\0' && kEscaped.find(next) != std::string_view::npos) {
      out += next;
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

Text read_text(std::string_view raw, Markup inherited) {
  raw = trim(raw);
  Text out{inherited, {}};
  for (const auto& [name, markup] : kMarkups) {
    if (!raw.starts_with(name)) continue;
    out.markup = markup;
    raw = trim(raw.substr(name.size()));
    break;
  }
  out.words = out.markup == Markup::moodle || out.markup == Markup::plain ? unescape(on_one_line(raw)) : unescape(raw);
  return out;
}

std::optional<Text> read_feedback(std::string_view raw, Markup inherited) {
  Text text = read_text(raw, inherited);
  if (text.words.empty()) return std::nullopt;
  return text;
}

}  // namespace colloquy::exchange::gift
