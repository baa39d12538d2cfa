#include "write/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <map>

namespace colloquy::catalogues {
std::string_view embedded(std::string_view name);
}  // namespace colloquy::catalogues

namespace colloquy::write {
namespace {

constexpr std::array<std::string_view, 4> kLanguages = {"ar", "de", "en", "fr"};

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r')) s.remove_suffix(1);
  return s;
}

using Entries = std::map<std::string_view, std::string_view, std::less<>>;

Entries parse(std::string_view file) {
  Entries entries;
  while (!file.empty()) {
    const std::size_t end = file.find('\n');
    const std::string_view line = trimmed(file.substr(0, end));
    file.remove_prefix(end == std::string_view::npos ? file.size() : end + 1);
    if (line.empty() || line.front() == '#') continue;
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) continue;
    entries.emplace(trimmed(line.substr(0, equals)), trimmed(line.substr(equals + 1)));
  }
  return entries;
}

// Constant once made: the catalogues are part of the program.
const std::map<std::string_view, Entries>& catalogues_by_language() {
  static const std::map<std::string_view, Entries> all = [] {
    std::map<std::string_view, Entries> made;
    for (const std::string_view language : kLanguages) {
      made.emplace(language, parse(catalogues::embedded("text/" + std::string(language) + ".txt")));
    }
    return made;
  }();
  return all;
}

std::string primary(std::string_view language) {
  std::string out;
  for (const char c : language) {
    if (c == '-' || c == '_') break;
    out += (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

// Calls `literal` for the text between places and `place` for each {name}.
template <typename Literal, typename Place>
void walk(std::string_view text, Literal literal, Place place) {
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) {
      literal(text);
      return;
    }
    literal(text.substr(0, open));
    place(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
}

}  // namespace

Text::Text(std::string_view language) : language_(primary(language)) {
  if (!catalogues_by_language().contains(language_)) language_ = "en";
}

std::string_view Text::find(std::string_view key) const {
  for (const std::string_view language : {std::string_view(language_), std::string_view("en")}) {
    const Entries& entries = catalogues_by_language().at(language);
    const Entries::const_iterator it = entries.find(key);
    if (it != entries.end()) return it->second;
  }
  return key;
}

std::string Text::operator()(std::string_view key, std::initializer_list<Fill> fills) const {
  std::string out;
  walk(
      find(key), [&](std::string_view literal) { out += literal; },
      [&](std::string_view name) {
        if (name == "space") out += ' ';  // at an end of the line, where a catalogue cannot show one
        for (const Fill& fill : fills) {
          if (fill.first == name) out += fill.second;
        }
      });
  return out;
}

std::string Text::count(std::string_view key, long long count, std::initializer_list<Fill> fills) const {
  std::string form = std::string(key) + '.' + std::string(plural_category(language_, count));
  if (find(form) == form) form = std::string(key) + ".other";
  std::string out;
  walk(
      find(form), [&](std::string_view literal) { out += literal; },
      [&](std::string_view name) {
        if (name == "n") out += std::to_string(count);
        for (const Fill& fill : fills) {
          if (fill.first == name) out += fill.second;
        }
      });
  return out;
}

Html Text::html(std::string_view key, std::initializer_list<FillHtml> fills) const {
  Html out;
  walk(
      find(key), [&](std::string_view literal) { out += Html(literal); },
      [&](std::string_view name) {
        for (const FillHtml& fill : fills) {
          if (fill.first == name) out += fill.second;
        }
      });
  return out;
}

std::string Text::number(double value, std::optional<int> digits) const {
  const double size = std::abs(value);
  const bool is_plain = size == 0 || (size >= 1e-6 && size < 1e15);  // longer ones are said with a power of ten
  std::array<char, 64> buffer;
  const auto written = !is_plain ? std::to_chars(buffer.begin(), buffer.end(), size)
                       : digits  ? std::to_chars(buffer.begin(), buffer.end(), size, std::chars_format::fixed, *digits)
                                 : std::to_chars(buffer.begin(), buffer.end(), size, std::chars_format::fixed);
  std::string out(buffer.begin(), written.ptr);
  if (is_plain && out.find('.') != std::string::npos) {
    out.erase(out.find_last_not_of('0') + 1);
    if (out.back() == '.') out.pop_back();
  }
  if (const std::size_t mark = out.find('.'); mark != std::string::npos) out.replace(mark, 1, find("figure.mark"));
  return value < 0 && out != "0" ? "\u2212" + out : out;
}

std::string Text::percent(std::string_view number) const {
  return (*this)("figure.percent", {{"percent", number}});
}

std::string_view direction_of(std::string_view language) {
  constexpr std::array<std::string_view, 10> kRightToLeft = {"ar", "arc", "ckb", "dv", "fa",
                                                             "he", "ps",  "sd",  "ur", "yi"};
  const std::string own = primary(language);
  return std::find(kRightToLeft.begin(), kRightToLeft.end(), own) != kRightToLeft.end() ? "rtl" : "ltr";
}

std::string_view plural_category(std::string_view language, long long count) {
  // Unicode CLDR 44, plural rules (cardinal), for whole numbers.
  if (language == "fr") return count == 0 || count == 1 ? "one" : "other";
  if (language == "ar") {
    const long long hundredth = count % 100;
    if (count == 0) return "zero";
    if (count == 1) return "one";
    if (count == 2) return "two";
    if (hundredth >= 3 && hundredth <= 10) return "few";
    if (hundredth >= 11) return "many";
    return "other";
  }
  return count == 1 ? "one" : "other";
}

std::string clock_time(long long milliseconds) {
  const long long seconds = std::max(0LL, milliseconds) / 1000;
  char buffer[48];
  if (seconds >= 3600) {
    std::snprintf(buffer, sizeof buffer, "%lld:%02lld:%02lld", seconds / 3600, seconds / 60 % 60, seconds % 60);
  } else {
    std::snprintf(buffer, sizeof buffer, "%lld:%02lld", seconds / 60, seconds % 60);
  }
  return buffer;
}

std::string iso_minutes(int minutes) {
  return "PT" + std::to_string(std::max(1, minutes)) + "M";
}

std::vector<std::pair<std::string, std::string>> catalogue_entries(std::string_view language) {
  std::vector<std::pair<std::string, std::string>> out;
  const auto it = catalogues_by_language().find(language);
  if (it == catalogues_by_language().end()) return out;
  for (const auto& [key, value] : it->second) out.emplace_back(key, value);
  return out;
}

std::vector<std::string> catalogue_languages() {
  return {kLanguages.begin(), kLanguages.end()};
}

}  // namespace colloquy::write
