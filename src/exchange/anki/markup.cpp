#include "exchange/anki/markup.h"

#include <algorithm>
#include <cctype>

#include "base/utf8.h"
#include "exchange/html_words.h"

namespace colloquy::exchange::anki {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool is_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '-';
}

}  // namespace

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
    if (key == name) return unescape_html(value);
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

}  // namespace colloquy::exchange::anki
