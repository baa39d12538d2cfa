#include "api/words_of.h"

#include <array>
#include <utility>

#include "write/html.h"

namespace colloquy::api {
namespace {

constexpr std::array<std::pair<std::string_view, char>, 6> kEntities{
    {{"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}, {"&#x27;", '\''}, {"&amp;", '&'}}};

}  // namespace

std::string words_of(std::string_view html) {
  std::string out;
  for (std::size_t i = 0; i < html.size();) {
    if (html[i] == '<') {
      const std::size_t end = html.find('>', i);
      if (end == std::string_view::npos) break;
      i = end + 1;
      continue;
    }
    bool read = false;
    for (const auto& [entity, character] : kEntities) {
      if (html[i] != '&' || !html.substr(i).starts_with(entity)) continue;
      out += character;
      i += entity.size();
      read = true;
      break;
    }
    if (!read) out += html[i++];
  }
  return out;
}

std::string line_of(std::string_view page, std::string_view node, int index) {
  const std::string mark = " id=\"" + write::escape("L-" + std::string(node) + "-" + std::to_string(index)) + "\"";
  const std::size_t at = page.find(mark);
  const std::size_t open = at == std::string_view::npos ? at : page.find('>', at);
  if (open == std::string_view::npos) return {};
  // To the end tag of this span: others may stand inside it.
  int depth = 1;
  std::size_t from = open + 1;
  while (depth > 0) {
    const std::size_t begin = page.find("<span", from), end = page.find("</span>", from);
    if (end == std::string_view::npos) return {};
    depth += begin < end ? 1 : -1;
    from = (begin < end ? begin : end) + 5;
  }
  return words_of(page.substr(open + 1, from - 5 - open - 1));
}

}  // namespace colloquy::api
