#include "exchange/anki/markup.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <utility>

#include "base/utf8.h"

namespace colloquy::exchange::anki {
namespace {

constexpr std::pair<std::string_view, std::string_view> kEntities[] = {
    {"amp", "&"},        {"lt", "<"},         {"gt", ">"},         {"quot", "\""},       {"apos", "'"},
    {"nbsp", " "},       {"ndash", "\u2013"}, {"mdash", "\u2014"}, {"hellip", "\u2026"}, {"rsquo", "\u2019"},
    {"lsquo", "\u2018"}, {"ldquo", "\u201c"}, {"rdquo", "\u201d"}, {"deg", "\u00b0"},    {"times", "\u00d7"}};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool is_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '-';
}

std::string resolved(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t taken = text.front() == '&' ? read_entity(text, out) : 0;
    if (taken == 0) out += text.front();
    text.remove_prefix(taken == 0 ? 1 : taken);
  }
  return out;
}

}  // namespace

std::size_t read_entity(std::string_view html, std::string& out) {
  const std::size_t end = html.substr(0, 12).find(';');
  if (end == std::string_view::npos || end < 2) return 0;
  const std::string_view name = html.substr(1, end - 1);
  for (const auto& [known, meaning] : kEntities) {
    if (name != known) continue;
    out += meaning;
    return end + 1;
  }
  if (name.front() != '#') return 0;
  const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  const std::string_view digits = name.substr(hex ? 2 : 1);
  unsigned code = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
  if (error != std::errc() || stop != digits.data() + digits.size() || code < 0x20 || code > 0x10ffff ||
      (code >= 0xd800 && code < 0xe000))
    return 0;
  base::append_utf8(out, code);
  return end + 1;
}

Tag read_tag(std::string_view html, Ahead& ahead) {
  Tag tag;
  if (html.starts_with("<!--")) {
    const std::size_t end = html.find("-->", 4);
    tag.length = end == std::string_view::npos ? html.size() : end + 3;
    return tag;
  }
  if (ahead.no_end) return {};
  std::size_t at = 1;
  tag.closing = html.size() > 1 && html[1] == '/';
  if (tag.closing) ++at;
  while (at < html.size() && is_name(html[at])) tag.name += lower(html[at++]);
  if (tag.name.empty() || !std::isalpha(static_cast<unsigned char>(tag.name.front()))) return {};
  // A ">" inside a quoted value ends nothing, unless the quote never ends.
  const std::size_t first_end = html.find('>', at);
  if (first_end == std::string_view::npos) {
    ahead.no_end = true;
    return {};
  }
  char quote = 0;
  for (; !ahead.open_quote && at < html.size(); ++at) {
    const char c = html[at];
    if (quote ? c == quote : c == '"' || c == '\'') quote = quote ? 0 : c;
    if (!quote && c == '>') break;
  }
  if (at == html.size()) ahead.open_quote = true;
  if (ahead.open_quote) at = first_end;
  tag.inside = html.substr(0, at);
  tag.length = at + 1;
  return tag;
}

std::string attribute_of(const Tag& tag, std::string_view name) {
  std::string_view rest = tag.inside;
  rest.remove_prefix(std::min(rest.size(), tag.name.size() + 1));
  while (!rest.empty()) {
    if (!is_name(rest.front())) {
      rest.remove_prefix(1);
      continue;
    }
    std::string key;
    while (!rest.empty() && is_name(rest.front())) key += lower(rest.front()), rest.remove_prefix(1);
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    if (rest.empty() || rest.front() != '=') continue;
    rest.remove_prefix(1);
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    std::size_t end = 0;
    std::string_view value;
    if (!rest.empty() && (rest.front() == '"' || rest.front() == '\'')) {
      end = rest.find(rest.front(), 1);
      value = rest.substr(1, end == std::string_view::npos ? end : end - 1);
      end = end == std::string_view::npos ? rest.size() : end + 1;
    } else {
      end = std::min(rest.find(' '), rest.size());
      value = rest.substr(0, end);
    }
    if (key == name) return resolved(value);
    rest.remove_prefix(end);
  }
  return {};
}

std::string shown(std::string_view text, std::size_t most) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::decode_utf8(text, at);
    const bool control = c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
    std::string one;
    base::append_utf8(one, control ? U' ' : c);
    if (out.size() + one.size() > most) return out + "...";
    out += one;
  }
  return out;
}

std::string escape_html(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else
      out += c;
  }
  return out;
}

}  // namespace colloquy::exchange::anki
