#include "source/setting.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <cctype>

#include "base/utf8.h"

namespace colloquy::source {
namespace {

using base::Diagnostic;
using base::Diagnostics;
using base::FileId;
using base::Severity;
using base::Span;

// No honest front matter comes near these; a hostile one ends here, before the library sees it.
constexpr std::size_t kMaxBytes = 256 * 1024;
constexpr int kMaxDepth = 16;
constexpr std::size_t kMaxNodes = 20000;

class Reader {
 public:
  Reader(std::string_view text, FileId file, std::uint32_t first_line, Diagnostics& findings)
      : file_(file), first_line_(first_line), findings_(findings) {
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      lines_.push_back(text.substr(at, end - at));
      at = end + 1;
    }
  }

  // The library counts lines and bytes of a line from 0; we count code points from 1.
  Span place(const YAML::Mark& mark, std::size_t code_points = 0) const {
    if (mark.is_null()) return {file_, first_line_, 1, first_line_, 1};
    const auto row = static_cast<std::size_t>(std::max(mark.line, 0));
    const std::string_view line = row < lines_.size() ? lines_[row] : std::string_view();
    const std::size_t bytes = std::min(static_cast<std::size_t>(std::max(mark.column, 0)), line.size());
    const auto column = static_cast<std::uint32_t>(base::count_code_points(line.substr(0, bytes)) + 1);
    const auto number = static_cast<std::uint32_t>(row) + first_line_;
    return {file_, number, column, number, column + static_cast<std::uint32_t>(code_points)};
  }

  void report(Span span, std::string message, std::string help) {
    findings_.push_back({"form/front-yaml", Severity::error, span, std::move(message), std::move(help), {}});
  }

  bool convert(const YAML::Node& node, Setting& out, int depth) {
    out.span = place(node.Mark());
    if (depth > kMaxDepth || ++nodes_ > kMaxNodes) {
      report(out.span, "These settings are nested too deeply or are too many.",
             "Keep settings to a few lines; long text belongs into the lesson.");
      return false;
    }
    switch (node.Type()) {
      case YAML::NodeType::Undefined:
      case YAML::NodeType::Null: out.kind = Setting::Kind::nothing; return true;
      case YAML::NodeType::Scalar:
        out.kind = Setting::Kind::text;
        out.text = node.Scalar();
        out.quoted = node.Tag() == "!";
        out.span.end_column = out.span.column + extent(node, out.text);
        return true;
      case YAML::NodeType::Sequence:
        out.kind = Setting::Kind::list;
        for (const YAML::Node& item : node) {
          out.items.emplace_back();
          if (!convert(item, out.items.back(), depth + 1)) return false;
        }
        return true;
      case YAML::NodeType::Map:
        out.kind = Setting::Kind::map;
        for (const auto& member : node) {
          out.members.emplace_back();
          if (!convert(member.first, out.members.back().first, depth + 1)) return false;
          if (!convert(member.second, out.members.back().second, depth + 1)) return false;
        }
        return true;
    }
    return true;
  }

 private:
  // Code points from the start of a scalar to its end on the same line: its text, or its quoted form.
  std::uint32_t extent(const YAML::Node& node, const std::string& text) const {
    const auto row = static_cast<std::size_t>(std::max(node.Mark().line, 0));
    if (row >= lines_.size()) return 0;
    const std::string_view rest =
        lines_[row].substr(std::min(lines_[row].size(), static_cast<std::size_t>(std::max(node.Mark().column, 0))));
    if (rest.substr(0, text.size()) == text) return static_cast<std::uint32_t>(base::count_code_points(text));
    if (!rest.empty() && (rest[0] == '"' || rest[0] == '\'')) {
      const std::size_t close = rest.find(rest[0], 1);
      if (close != std::string_view::npos)
        return static_cast<std::uint32_t>(base::count_code_points(rest.substr(0, close + 1)));
    }
    std::size_t end = rest.size();
    while (end > 0 && (rest[end - 1] == ' ' || rest[end - 1] == '\r')) --end;
    return static_cast<std::uint32_t>(base::count_code_points(rest.substr(0, end)));
  }

  std::vector<std::string_view> lines_;
  FileId file_;
  std::uint32_t first_line_;
  Diagnostics& findings_;
  std::size_t nodes_ = 0;
};

// An anchor or alias at the start of a value (& or * before a name) is refused before parsing: an
// alias may stand for the whole document, ten times, ten times over.
std::optional<std::pair<std::size_t, std::size_t>> find_alias(std::string_view text) {
  std::size_t line = 0, line_start = 0;
  char quote = 0;
  bool comment = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char before = i == line_start ? '\n' : text[i - 1];
    if (c == '\n') {
      ++line, line_start = i + 1, comment = false;
      continue;
    }
    if (comment) continue;
    if (quote) {
      if (c == quote) quote = 0;
      continue;
    }
    const bool value_start =
        before == '\n' || before == ' ' || before == '[' || before == '{' || before == ',' || before == '\t';
    if ((c == '"' || c == '\'') && value_start)
      quote = c;
    else if (c == '#' && value_start)
      comment = true;
    else if ((c == '&' || c == '*') && value_start && i + 1 < text.size() &&
             (std::isalnum(static_cast<unsigned char>(text[i + 1])) || text[i + 1] == '_')) {
      // "Salt & pepper" has a space after it; "*emphasis" inside a sentence has words before it.
      std::size_t b = i;
      while (b > line_start && text[b - 1] == ' ') --b;
      const char previous = b == line_start ? '\n' : text[b - 1];
      if (previous == '\n' || previous == ':' || previous == '-' || previous == '[' || previous == '{' ||
          previous == ',') {
        return std::pair{line, i - line_start};
      }
    }
  }
  return std::nullopt;
}

// Deepest nesting of brackets: the library goes down one call a level.
int flow_depth(std::string_view text) {
  int depth = 0, deepest = 0;
  for (const char c : text) {
    if (c == '[' || c == '{') deepest = std::max(deepest, ++depth);
    if ((c == ']' || c == '}') && depth > 0) --depth;
  }
  return deepest;
}

}  // namespace

const Setting* Setting::find(std::string_view name) const {
  for (const auto& [key, value] : members) {
    if (key.text == name) return &value;
  }
  return nullptr;
}

std::optional<Setting> read_settings(std::string_view text, FileId file, std::uint32_t first_line,
                                     Diagnostics& findings) {
  Reader reader(text, file, first_line, findings);
  if (text.size() > kMaxBytes || flow_depth(text) > kMaxDepth) {
    reader.report({file, first_line, 1, first_line, 1}, "These settings are nested too deeply or are too many.",
                  "Keep settings to a few lines; long text belongs into the lesson.");
    return std::nullopt;
  }
  if (const auto alias = find_alias(text)) {
    YAML::Mark mark;
    mark.line = static_cast<int>(alias->first);
    mark.column = static_cast<int>(alias->second);
    reader.report(reader.place(mark, 1), "This setting cannot be read: a course knows no YAML anchors or aliases.",
                  "Put the value in quotes.");
    return std::nullopt;
  }
  try {
    const YAML::Node root = YAML::Load(std::string(text));
    Setting out;
    if (!reader.convert(root, out, 0)) return std::nullopt;
    return out;
  } catch (const YAML::Exception& e) {
    std::string why = e.msg;
    if (why == "illegal map value") why = "a colon inside a value needs quotes round the whole value";
    reader.report(reader.place(e.mark), "This setting cannot be read: " + why + ".",
                  "Write name: value, with quotes round a value that holds a colon.");
    return std::nullopt;
  } catch (const std::exception& e) {
    reader.report({file, first_line, 1, first_line, 1}, std::string("These settings cannot be read: ") + e.what() + ".",
                  "");
    return std::nullopt;
  }
}

}  // namespace colloquy::source
