#include "source/leftovers.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"

namespace colloquy::source {
namespace {

bool is_broken(const std::vector<GapMark>& broken, std::size_t at) {
  return std::any_of(broken.begin(), broken.end(), [at](const GapMark& gap) { return at >= gap.from && at < gap.to; });
}

}  // namespace

// Marks that Markdown has left as text. Escaped ones are tokens by now, so what looks like a mark
// is one; the library joins neighbouring text, so the place is found again by reading along.
void Leftovers::note(const markdown::Inline& node, const std::string& line, const std::vector<std::size_t>& origin) {
  std::size_t at = node.column - 1;
  for (std::size_t i = 0; i < node.text.size();) {
    if (at < line.size() && line[at] == '&' && node.text[i] != '&') {
      at = std::min(line.find(';', at), line.size() - 1) + 1;
      base::decode_utf8(node.text, i);
      continue;
    }
    const char mark = node.text[i];
    std::size_t length = 1;
    if (std::string_view("*_~`[]$\\").find(mark) != std::string_view::npos) {
      while (mark != '[' && mark != ']' && i + length < node.text.size() && node.text[i + length] == mark) ++length;
      if (at < origin.size()) found_.push_back({mark, origin[at], length});
    }
    i += length;
    at += length;
  }
}

bool Leftovers::is_harmless(const Leftover& left) const {
  const char a = before(left.at), b = after(left.at + left.length);
  const auto space = [](char c) { return c == ' ' || c == '\n' || c == '\t'; };
  const auto word = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  switch (left.mark) {
    case '*': return left.length == 1 && ((space(a) && space(b)) || (a >= '0' && a <= '9' && b >= '0' && b <= '9'));
    case '_': return (word(a) && word(b)) || (space(a) && space(b)) || left.length > 2;
    case '~': return left.length != 2;
    case '$': {
      // Money: "$5", "US$ 5".
      const bool capital = a >= 'A' && a <= 'Z';
      return (left.length == 1 && b >= '0' && b <= '9') || (space(a) && space(b)) ||
             (capital && left.at > from_ + 1 && passage_.text()[left.at - 2] >= 'A' &&
              passage_.text()[left.at - 2] <= 'Z');
    }
    case '\\': return !((b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z'));  // \frac
    default: return false;
  }
}

void Leftovers::report(const std::vector<GapMark>& broken, const std::vector<std::size_t>& escaped) {
  std::vector<Leftover> open;
  std::vector<Leftover> lone;
  bool stars = false;
  const std::string_view start = passage_.bare().substr(from_, 4);
  if (start == "[x] " || start == "[ ] " || start == "[X] ") {
    reading_.findings.report("form/box", passage_.span(from_, from_ + 3), "An answer starts with a dash and a box.",
                             "Write - before it.");
    return;
  }
  // An escaped bracket may be the partner of a plain one: \[[3]].
  std::size_t spare = escaped.size();
  for (const Leftover& left : found_) {
    if (is_broken(broken, left.at) || in_direction_half(left.at)) continue;
    if (left.mark == '[') {
      open.push_back(left);
    } else if (left.mark == ']') {
      if (open.empty() && spare > 0) {
        --spare;
      } else if (open.empty()) {
        lone.push_back(left);
      } else {
        const Leftover first = open.back();
        open.pop_back();
        const char next = after(left.at + 1);
        // [words](address without its end, or [words]address)
        if (next == '(')
          lone.push_back(first);
        else if (first.at + 1 < left.at &&
                 (next == '/' || next == '#' || next == '.' ||
                  ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'))) &&
                 passage_.bare().substr(left.at, to_ - left.at).find(')') != std::string_view::npos)
          lone.push_back(first);
      }
    } else if (!stars && !is_harmless(left)) {
      stars = true;
      report_mark(left);
    }
  }
  while (!open.empty() && spare > 0) open.pop_back(), --spare;
  lone.insert(lone.end(), open.begin(), open.end());
  if (!lone.empty() && !stars) {
    const Leftover& left =
        *std::min_element(lone.begin(), lone.end(), [](const Leftover& a, const Leftover& b) { return a.at < b.at; });
    reading_.findings.report(
        "form/bracket", passage_.span(left.at, left.at + left.length), "This bracket has no partner.",
        "A link is [words](address); write \\" + std::string(1, left.mark) + " if the bracket is meant.");
  }
}

void Leftovers::report_mark(const Leftover& left) {
  const std::string mark(left.length, left.mark);
  const base::Span span = passage_.span(left.at, left.at + left.length);
  if (left.mark == '$' || left.mark == '\\') {
    reading_.findings.report(
        "form/stars", span,
        left.mark == '$' ? quoted(mark) + " is left over here." : "Mathematics stands here without its $.",
        "A formula stands between two $; write \\$ if the sign is meant.");
  } else {
    reading_.findings.report("form/stars", span, quoted(mark) + " is left over here.",
                             left.mark == '`' ? "Code stands between two of them; write \\` if the sign is meant."
                                              : "Emphasis stands between two of them; write \\" + mark.substr(0, 1) +
                                                    " if the sign is meant.");
  }
}

// The star of a half direction is reported as form/cue-open.
bool Leftovers::in_direction_half(std::size_t at) const {
  const std::string_view bare = passage_.bare();
  if (bare[at] != '*') return false;
  if (at + 1 < to_ && bare[at + 1] == '(' && (at == from_ || bare[at - 1] != '*')) return true;
  return at > from_ && bare[at - 1] == ')' && (at + 1 >= to_ || bare[at + 1] != '*') &&
         std::count(bare.begin() + static_cast<std::ptrdiff_t>(from_), bare.begin() + static_cast<std::ptrdiff_t>(to_),
                    '*') %
                 2 ==
             1;
}

}  // namespace colloquy::source
