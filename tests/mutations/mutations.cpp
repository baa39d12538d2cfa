#include "mutations.h"

#include <algorithm>

namespace colloquy::mutations {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Bytes of `line` that are marks of the format, each alone.
void marks_of(std::string_view line, std::size_t start, std::size_t number, std::vector<Deletion>& out) {
  const auto add = [&](std::size_t at, std::size_t length) { out.push_back({start + at, length, number, "mark"}); };
  const auto at = [&](std::size_t i) { return i < line.size() ? line[i] : '\0'; };
  const std::size_t content = std::min(line.find_first_not_of(' '), line.size());
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const char before = i > 0 ? line[i - 1] : '\0';
    switch (c) {
      case '*':
      case '[':
      case ']':
      case '~':
      case '`':
      case '#':
      case '|':
      case '$':
      case '_':
      case '<':
      case '!':
        if (c == '!' && at(i + 1) != '[' && before != '<') break;
        if (c == '_' && is_digit(at(i + 1))) break;
        add(i, 1);
        break;
      case '>': add(i, 1); break;
      case '-':
        if (at(i + 1) == '>' || before == '<' || (before == '-' && at(i + 1) == '-') || at(i + 1) == '-' ||
            before == '!')
          add(i, 1);
        else if (i == content && at(i + 1) == ' ')
          out.push_back({start + i, 1, number, "dash"});
        break;
      case '(':
      case ')':
        if (before == '*' || at(i + 1) == '*' || before == ']' || line.find("](") < i) add(i, 1);
        break;
      case ':':
        if (at(i + 1) == '*' || before == '*' || i == content) add(i, 1);
        break;
      case '/':
        if (before == ' ' && at(i + 1) == ' ') add(i, 1);
        break;
      case ';':
        if (line.substr(0, i).rfind("*(") != std::string_view::npos &&
            line.substr(0, i).rfind("*(") > line.substr(0, i).rfind(")*") + 1 &&
            line.find(")*", i) != std::string_view::npos)
          add(i, 1);
        break;
      case '.':
        if (i > content && is_digit(before) &&
            line.substr(content, i - content).find_first_not_of("0123456789") == std::string_view::npos)
          add(i, 1);
        break;
      default: break;
    }
  }
}

}  // namespace

std::vector<Deletion> deletions(std::string_view lesson) {
  std::vector<Deletion> out;
  std::size_t number = 0;
  bool front = lesson.starts_with("---\n");
  bool code = false;  // code holds no marks
  for (std::size_t start = 0; start < lesson.size();) {
    const std::size_t end = std::min(lesson.find('\n', start), lesson.size());
    const std::string_view line = lesson.substr(start, end - start);
    ++number;
    if (front) {
      if (number > 1 && line == "---") front = false;
    } else if (line.find("```") != std::string_view::npos) {
      code = !code;
      marks_of(line, start, number, out);
    } else if (code) {
    } else if (line.empty()) {
      out.push_back({start, 1, number, "empty line"});
    } else {
      const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
      if (indent > 0) out.push_back({start, indent, number, "indentation"});
      marks_of(line, start, number, out);
    }
    start = end + 1;
  }
  return out;
}

}  // namespace colloquy::mutations
