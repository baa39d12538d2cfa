#include "exchange/html_words.h"

#include <charconv>
#include <utility>

#include "base/utf8.h"

namespace colloquy::exchange {
namespace {

constexpr std::size_t kLongestEntity = 12;
constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
    {"amp", "&"},        {"lt", "<"},         {"gt", ">"},         {"quot", "\""},       {"apos", "'"},
    {"nbsp", " "},       {"ndash", "\u2013"}, {"mdash", "\u2014"}, {"hellip", "\u2026"}, {"rsquo", "\u2019"},
    {"lsquo", "\u2018"}, {"ldquo", "\u201c"}, {"rdquo", "\u201d"}, {"deg", "\u00b0"},    {"times", "\u00d7"}};

}  // namespace

std::string entity_of(std::string_view name) {
  for (const auto& [known, meaning] : kEntities) {
    if (name == known) return std::string(meaning);
  }
  if (!name.starts_with('#')) return {};
  const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  const std::string_view digits = name.substr(hex ? 2 : 1);
  unsigned code = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
  if (error != std::errc() || end != digits.data() + digits.size() || code < 0x20 || code > 0x10ffff ||
      (code >= 0xd800 && code < 0xe000))
    return {};
  std::string out;
  base::append_utf8(out, code);
  return out;
}

std::size_t read_entity(std::string_view html, std::string& out) {
  const std::size_t end = html.substr(0, kLongestEntity).find(';');
  if (end == std::string_view::npos) return 0;
  const std::string meaning = entity_of(html.substr(1, end - 1));
  out += meaning;
  return meaning.empty() ? 0 : end + 1;
}

std::string unescape_html(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t taken = text.front() == '&' ? read_entity(text, out) : 0;
    if (taken == 0) out += text.front();
    text.remove_prefix(taken == 0 ? 1 : taken);
  }
  return out;
}

std::string escape_html(std::string_view words) {
  std::string out;
  out.reserve(words.size());
  for (const char c : words) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string escape_attribute(std::string_view words) {
  std::string out;
  for (const char c : escape_html(words)) out.append(c == '"' ? "&quot;" : std::string(1, c));
  return out;
}

}  // namespace colloquy::exchange
