#include "source/gaps.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace colloquy::source {
namespace {

constexpr std::string_view kPlusMinus = "±";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "3", "3.5", "-2", "3,5"; what is read is taken from the front of `text`.
struct Number {
  bool found = false;
  bool doubtful = false;  // 1,600
  double value = 0;
};

Number take_number(std::string_view& text) {
  Number out;
  std::size_t i = 0;
  if (i < text.size() && (text[i] == '-' || text[i] == '+')) ++i;
  const std::size_t digits = i;
  while (i < text.size() && is_digit(text[i])) ++i;
  if (i == digits) return out;
  std::string plain(text.substr(0, i));
  if (plain[0] == '+') plain.erase(0, 1);
  std::size_t groups = 0;
  while (i + 1 < text.size() && (text[i] == ',' || text[i] == '.') && is_digit(text[i + 1])) {
    const char mark = text[i];
    std::size_t end = i + 1;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (mark == ',' && end - i - 1 == 3) out.doubtful = true;
    plain += '.';
    plain += text.substr(i + 1, end - i - 1);
    ++groups;
    i = end;
  }
  if (groups > 1) out.doubtful = true;
  if (!out.doubtful) std::from_chars(plain.data(), plain.data() + plain.size(), out.value);
  out.found = true;
  text.remove_prefix(i);
  return out;
}

std::string_view skip_spaces(std::string_view s) {
  const std::size_t at = s.find_first_not_of(" \t");
  return at == std::string_view::npos ? std::string_view() : s.substr(at);
}

bool is_unit(std::string_view s) {
  return s.size() <= 24 && s.find_first_of(" \t/|[]") == std::string_view::npos && (s.empty() || !is_digit(s[0]));
}

enum class NumberReading { words, number, doubtful, broken };

// "3 ± 0.5 min", "±5%", "2..4 s", "16", "m/s" allowed as unit.
NumberReading read_number(std::string_view text, lesson::Numeric& out) {
  std::string_view rest = skip_spaces(text);
  const Number first = take_number(rest);
  if (!first.found) return NumberReading::words;
  rest = skip_spaces(rest);
  const auto unit = [&](std::string_view s) -> bool {
    const std::string name = trimmed(s);
    if (name.find(' ') != std::string::npos || name.size() > 24) return false;
    out.unit = name;
    return true;
  };
  if (rest.starts_with("..")) {
    std::string_view after = skip_spaces(rest.substr(2));
    const Number last = take_number(after);
    if (!last.found || !unit(after)) return NumberReading::broken;
    if (first.doubtful || last.doubtful) return NumberReading::doubtful;
    out.low = std::min(first.value, last.value);
    out.high = std::max(first.value, last.value);
    out.value = (out.low + out.high) / 2;
    return NumberReading::number;
  }
  const bool sign = rest.starts_with(kPlusMinus);
  if (sign || rest.starts_with("+-") || rest.starts_with("+/-")) {
    std::string_view after = skip_spaces(rest.substr(sign ? kPlusMinus.size() : rest.starts_with("+-") ? 2 : 3));
    const Number tolerance = take_number(after);
    if (!tolerance.found) return NumberReading::broken;
    double width = std::fabs(tolerance.value);
    if (after.starts_with('%')) {
      width = std::fabs(first.value) * width / 100;
      after.remove_prefix(1);
    }
    if (!unit(after)) return NumberReading::broken;
    if (first.doubtful || tolerance.doubtful) return NumberReading::doubtful;
    out.value = first.value;
    out.low = first.value - width;
    out.high = first.value + width;
    return NumberReading::number;
  }
  if (rest.find(kPlusMinus) != std::string_view::npos) {
    // "3 min ± 0.5": the unit stands too early.
    return NumberReading::broken;
  }
  if (!is_unit(rest) && !(rest.find('/') != std::string_view::npos && rest.find(' ') == std::string_view::npos))
    return NumberReading::words;
  if (first.doubtful) return NumberReading::doubtful;
  unit(rest);
  out.value = out.low = out.high = first.value;
  return NumberReading::number;
}

struct Box {
  bool found = false, right = false;
};

Box take_box(std::string_view& text) {
  const std::string_view rest = skip_spaces(text);
  if (rest.size() < 3 || rest[0] != '[' || rest[2] != ']' || (rest[1] != 'x' && rest[1] != 'X' && rest[1] != ' '))
    return {};
  text = rest.substr(3);
  return {true, rest[1] != ' '};
}

}  // namespace

std::string unescaped(std::string_view text, Asterisk asterisk) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool kept = asterisk == Asterisk::any_letters && text.substr(i).starts_with("\\*");
    if (kept)
      out += text[i++];
    else if (text[i] == '\\' && i + 1 < text.size() &&
             std::string_view("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~").find(text[i + 1]) != std::string_view::npos)
      ++i;
    out += text[i] == '\n' ? ' ' : text[i];
  }
  return trimmed(out);
}

// "\[[3]]": the brackets are meant as brackets, the closing ones too.
bool is_escaped_end(const Passage& passage, std::size_t from, std::size_t at) {
  const std::string_view bare = passage.bare();
  std::size_t depth = 0;
  for (std::size_t i = at; i-- > from && bare[i] != '\n';) {
    if (bare[i] == ']' && i > from && bare[i - 1] == ']') ++depth;
    if (bare[i] == kEscape && passage.text()[i] == '[' && depth == 0) return true;
    if (bare[i] == '[' && i > from && bare[i - 1] == '[') return false;
  }
  return false;
}

std::size_t find_gap_mark(const Passage& passage, std::size_t from, std::size_t to) {
  const std::string_view bare = passage.bare().substr(0, to);
  for (std::size_t i = from; i + 1 < to; ++i) {
    if (bare[i] == '[' && bare[i + 1] == '[') return i;
    if (bare[i] == ']' && bare[i + 1] == ']' && !is_escaped_end(passage, from, i)) return i;
  }
  return std::string_view::npos;
}

bool has_gap(const Passage& passage, std::size_t from, std::size_t to) {
  return passage.bare().find("]]", from) < to || passage.bare().find("[[", from) < to
             ? find_gap_mark(passage, from, to) != std::string_view::npos
             : false;
}

std::vector<std::string> split_wordings(const Passage& passage, std::size_t from, std::size_t to, Asterisk asterisk) {
  std::vector<std::string> out;
  const std::string_view bare = passage.bare();
  std::size_t start = from;
  for (std::size_t i = from; i <= to; ++i) {
    const bool before = i == from || bare[i - 1] == ' ' || bare[i - 1] == '\n';
    const bool after = i + 1 >= to || bare[i + 1] == ' ' || bare[i + 1] == '\n';
    if (i == to || (bare[i] == '/' && before && after)) {
      const std::string piece = unescaped(passage.text().substr(start, i - start), asterisk);
      if (!piece.empty()) out.push_back(piece);
      start = i + 1;
    }
  }
  return out;
}

void report_double_space(Reading& reading, const Passage& passage, std::size_t from, std::size_t to) {
  const std::string_view bare = passage.bare();
  while (from < to && bare[from] == ' ') ++from;
  while (to > from && bare[to - 1] == ' ') --to;
  const std::size_t at = bare.substr(0, to).find("  ", from);
  if (at == std::string_view::npos) return;
  // After a full stop two spaces are an old habit; beside a bar, a box or a slash they are layout.
  const std::size_t next = std::min(bare.find_first_not_of(' ', at), to);
  const char before = at > from ? bare[at - 1] : ' ', after = next < to ? bare[next] : ' ';
  if (std::string_view(".!?|/][").find(before) != std::string_view::npos ||
      std::string_view("|/[").find(after) != std::string_view::npos)
    return;
  reading.findings.report("form/wording", passage.span(at, next),
                          "Two spaces stand here: is a mark missing between two wordings?",
                          "Write / between two accepted wordings, | between two choices, or one space.");
}

std::vector<GapMark> find_gaps(Reading& reading, const Passage& passage, std::size_t from, std::size_t to,
                               std::vector<GapMark>& broken) {
  std::vector<GapMark> marks;
  const std::string_view bare = passage.bare().substr(0, to);
  std::size_t i = from;
  const auto near_box = [&](std::size_t at) {
    return at + 2 < to && (bare[at + 1] == 'x' || bare[at + 1] == ' ' || bare[at + 1] == 'X') && bare[at + 2] == ']';
  };
  while (i + 1 < to) {
    if (bare[i] == ']' && bare[i + 1] == ']' && is_escaped_end(passage, from, i)) {
      i += 2;
      continue;
    }
    if (bare[i] == ']' && bare[i + 1] == ']') {
      const std::size_t line = bare.substr(0, i).rfind('\n');
      const std::size_t start = std::max(from, line == std::string_view::npos ? from : line + 1);
      reading.findings.report("form/gap-close", passage.span(i, i + 2), "[[ is missing before this.",
                              "A gap stands between [[ and ]] on one line.");
      broken.push_back({start, i + 2});
      i += 2;
      continue;
    }
    if (bare[i] != '[' || bare[i + 1] != '[') {
      ++i;
      continue;
    }
    const std::size_t line_end = std::min(bare.find('\n', i), to);
    // The box of an inner choice may stand directly at the end: "]]]" is box and end.
    std::size_t close = i + 2;
    std::size_t found = std::string_view::npos;
    while (close + 1 < line_end) {
      if (bare[close] == '[' && near_box(close)) {
        close += 3;
        continue;
      }
      if (bare[close] == '[' && bare[close + 1] == '[') break;
      if (bare[close] == ']' && bare[close + 1] == ']') {
        found = close;
        break;
      }
      ++close;
    }
    if (found == std::string_view::npos) {
      reading.findings.report("form/gap-open", passage.span(i, i + 2),
                              "This gap never ends: write ]] after the answer, on the same line.", "");
      const std::size_t next = bare.substr(0, line_end).find("[[", i + 2);
      const std::size_t end = std::min(next, line_end);
      broken.push_back({i, end});
      i = end;
      continue;
    }
    marks.push_back({i, found + 2});
    i = found + 2;
  }
  return marks;
}

lesson::Gap parse_gap(Reading& reading, const Passage& passage, GapMark mark) {
  lesson::Gap gap;
  gap.span = passage.span(mark.from, mark.to);
  const std::size_t from = mark.from + 2, to = mark.to - 2;
  const std::string_view raw = passage.text().substr(from, to - from);
  const std::string_view bare = passage.bare().substr(from, to - from);
  if (trimmed(raw).empty()) {
    reading.findings.report("form/gap-empty", gap.span, "The gap is empty.", "Write the answer between [[ and ]].");
    gap.accept.push_back("");
    return gap;
  }
  if (bare.find('|') != std::string_view::npos) {
    gap.kind = lesson::Gap::Kind::menu;
    std::size_t right = 0;
    bool blank = false;
    for (std::size_t start = 0; start <= raw.size();) {
      const std::size_t end = std::min(bare.find('|', start), raw.size());
      std::string_view piece = raw.substr(start, end - start);
      const Box box = take_box(piece);
      gap.menu.push_back({unescaped(piece), box.right});
      if (box.right) ++right;
      if (gap.menu.back().text.empty()) blank = true;
      start = end + 1;
    }
    report_double_space(reading, passage, from, to);
    if (blank)
      reading.findings.report("form/gap-empty", gap.span, "One of the choices in this gap is empty.",
                              "Write a word between the bars.");
    else if (right != 1)
      reading.findings.report("form/menu-key", gap.span,
                              "Which one is right? Put [x] before exactly one of the choices.", "");
    return gap;
  }
  std::string_view words = raw;
  const Box box = take_box(words);
  if (!box.found && (bare.find("[x]") != std::string_view::npos || bare.find("[ ]") != std::string_view::npos)) {
    reading.findings.report("form/menu-key", gap.span, "The choices of this gap have no bar between them.",
                            "Write [[once | [x] twice]].");
    gap.accept.push_back(unescaped(raw));
    return gap;
  }
  if (box.found) {
    gap.kind = lesson::Gap::Kind::hot;
    gap.right = box.right;
    gap.text = unescaped(words);
    if (gap.text.empty())
      reading.findings.report("form/gap-empty", gap.span, "The gap is empty.",
                              "Write the words that can be marked after the box.");
    return gap;
  }
  const std::string text = trimmed(raw);
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') {
    gap.accept.push_back(text.substr(1, text.size() - 2));
    return gap;
  }
  lesson::Numeric numeric;
  switch (read_number(text, numeric)) {
    case NumberReading::number:
      gap.kind = lesson::Gap::Kind::number;
      gap.number = numeric;
      return gap;
    case NumberReading::doubtful:
      reading.findings.report("form/number", gap.span, quoted(text) + " could be one or one thousand times as much.",
                              "Write it without the comma.");
      break;
    case NumberReading::broken:
      reading.findings.report("form/number", gap.span, quoted(text) + " cannot be read as a number.",
                              "Write [[3]], [[3 ± 0.5 min]] or [[2..4 s]]; put words in quotation marks.");
      break;
    case NumberReading::words: break;
  }
  gap.accept = split_wordings(passage, from, to, Asterisk::any_letters);
  report_double_space(reading, passage, from, to);
  if (gap.accept.empty()) {
    reading.findings.report("form/gap-empty", gap.span, "The gap is empty.", "Write the answer between [[ and ]].");
    gap.accept.push_back("");
  }
  return gap;
}

}  // namespace colloquy::source
