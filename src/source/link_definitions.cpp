#include "source/link_definitions.h"

#include <algorithm>
#include <map>

namespace colloquy::source {
namespace {

struct Label {
  std::string_view name;
  std::size_t end = 0;  // one past ]
};

Label label_at(std::string_view line, std::size_t at) {
  if (at >= line.size() || line[at] != '[') return {};
  const std::size_t close = line.find(']', at);
  if (close == std::string_view::npos || close == at + 1) return {};
  const std::string_view name = line.substr(at + 1, close - at - 1);
  if (name.find('[') != std::string_view::npos || name.size() > 200) return {};
  return {name, close + 1};
}

std::size_t content_of(std::string_view line) {
  return std::min(line.find_first_not_of(" \t>-*+"), line.size());
}

}  // namespace

bool definition_at(std::string_view line) {
  const Label label = label_at(line, 0);
  if (label.end == 0 || label.name[0] == '^' || label.name.find_first_not_of(" \t") == std::string_view::npos)
    return false;
  if (label.end >= line.size() || line[label.end] != ':') return false;
  const std::size_t target = line.find_first_not_of(" \t", label.end + 1);
  if (target == std::string_view::npos) return false;
  const std::size_t end = std::min(line.find_first_of(" \t", target), line.size());
  const std::size_t title = line.find_first_not_of(" \t", end);
  return title == std::string_view::npos || line[title] == '"' || line[title] == '\'' || line[title] == '(';
}

Definitions find_definitions(const SourceText& text, const Masks& masks, std::uint32_t first_line, Findings& findings) {
  Definitions out;
  if (masks.bare.find("]:") == std::string::npos && masks.bare.find("[^") == std::string::npos) return out;
  std::map<std::string, base::Span, std::less<>> defined;
  std::map<std::string, base::Span, std::less<>> used;
  for (std::uint32_t n = first_line; n <= text.line_count(); ++n) {
    const std::size_t start = text.start_of(n);
    const std::string_view line = std::string_view(masks.bare).substr(start, text.line(n).size());
    std::size_t at = content_of(line);
    const Label first = label_at(line, at);
    if (first.end != 0 && first.end < line.size() && line[first.end] == ':') {
      if (first.name[0] == '^') {
        defined.emplace(std::string(first.name.substr(1)), text.span(start + at, start + first.end));
        at = first.end;
      } else if (definition_at(line.substr(at))) {
        if (first.name == "x" || first.name == "X") {
          findings.report("form/link-named-x", text.span(start + at, start + first.end),
                          "A link may not be called [x]: it would take every ticked box for a link.",
                          "Give it another name.");
        } else {
          out.links += text.line(n).substr(at);
          out.links += '\n';
        }
        continue;
      }
    }
    for (at = line.find("[^", at); at != std::string_view::npos; at = line.find("[^", at + 2)) {
      const Label use = label_at(line, at);
      if (use.end != 0 && use.name.find_first_of(" \t") == std::string_view::npos)
        used.emplace(std::string(use.name.substr(1)), text.span(start + at, start + use.end));
    }
  }
  for (const std::pair<const std::string, base::Span>& note : defined) {
    out.footnotes.push_back(note.first);
    if (!used.contains(note.first)) {
      findings.report("form/footnote-unused", note.second,
                      "Nothing refers to the note [^" + note.first + "], so Markdown would drop it.",
                      "Write [^" + note.first + "] where it belongs, or take the note away.");
    }
  }
  for (const std::pair<const std::string, base::Span>& use : used) {
    if (!defined.contains(use.first)) {
      findings.report("form/footnote-missing", use.second, "There is no note [^" + use.first + "].",
                      "Write it on a line of its own: [^" + use.first + "]: text.");
    }
  }
  return out;
}

}  // namespace colloquy::source
