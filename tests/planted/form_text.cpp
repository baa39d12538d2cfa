// Faults of form in running text: bytes, Markdown's traps, marks that lost their partner, links.
#include <cctype>

#include "planters.h"

namespace colloquy::planted {
namespace {

using std::size_t;

// A line of running text: no mark at its start.
bool is_prose(const LessonText& text, size_t i) {
  const std::string& line = text.lines[i];
  return line.size() > 20 && std::isalpha(static_cast<unsigned char>(line[0])) != 0 &&
         (text.in("Overview", i) || text.in("Audio book", i));
}

bool begins_paragraph(const LessonText& text, size_t i) {
  return is_prose(text, i) && text.blank(i - 1);
}

Planter in_prose(const char* rule, const std::string& added) {
  return at_some_line(rule, [added](LessonText& text, size_t i) -> size_t {
    if (!is_prose(text, i)) return 0;
    text.lines[i] += added;
    return i + 1;
  });
}

Planter in_turn(const char* rule, const char* added) {
  return at_some_line(rule, [added](LessonText& text, size_t i) -> size_t {
    if (!is_turn(text, i)) return 0;
    text.lines[i] += added;
    return i + 1;
  });
}

// A block of its own before a paragraph; the finding is at its line `offset`.
Planter between(const char* rule, std::vector<std::string> block, size_t offset = 0) {
  block.emplace_back();
  return at_some_line(rule, [block, offset](LessonText& text, size_t i) -> size_t {
    if (!begins_paragraph(text, i)) return 0;
    text.insert(i, block);
    return i + offset + 1;
  });
}

Planter bytes(const char* added) {
  return at_some_line("form/utf8", [added](LessonText& text, size_t i) -> size_t {
    if (!is_prose(text, i)) return 0;
    text.lines[i].insert(5, added);
    return i + 1;
  });
}

std::string quotes(size_t levels) {
  std::string out;
  for (size_t i = 0; i < levels; ++i) out += "> ";
  return out;
}

}  // namespace

std::vector<Planter> form_text_planters() {
  return {
      bytes("\xFF"),
      bytes("\xE2\x80"),
      in_prose("form/too-large", std::string(70'000, 'a')),
      between("form/too-large", {quotes(50) + "deep"}),
      between("form/fence-open", {"```"}),
      between("form/comment-open", {"<!-- never ends"}),
      in_prose("form/comment-open", " to do -->"),
      between("form/indented-code", {"     indented"}),
      between("form/table-cells", {"| a | b |", "|---|---|", "| 1 | 2 | 3 |"}, 2),
      between("form/table-cells", {"| a | b |", "|---|---|", "| 1 | 2 |", "| 3 |"}, 3),
      between("form/lazy", {"> A quotation", "that goes on at the edge."}, 1),
      at_some_line("form/lazy",
                   [](LessonText& text, size_t i) -> size_t {
                     if (!text.in("Flash cards", i) || !starts_with(text.lines[i], "- ") || !text.blank(i + 1))
                       return 0;
                     text.insert(i + 1, {"that goes on at the edge"});
                     return i + 2;
                   }),
      at_some_line("form/setext",
                   [](LessonText& text, size_t i) -> size_t {
                     if (!is_turn(text, i)) return 0;
                     text.insert(i + 1, {"---"});
                     return i + 2;
                   }),
      in_prose("form/html", " A <b>bold</b> word."),
      in_turn("form/html", " A <span>word</span>."),
      at_end("form/footnote-unused", {"[^9]: A note that nobody needs."}, 0),
      in_prose("form/footnote-missing", " So it is.[^7]"),
      at_end("form/link-named-x", {"[x]: https://example.org/a"}, 0),
      in_prose("form/stars", " An **odd mark."),
      in_turn("form/stars", " An _odd mark."),
      in_prose("form/bracket", " An [odd bracket."),
      in_turn("form/bracket", " An odd] bracket."),
      in_turn("form/stray-gap", " A [[gap]]."),
      in_prose("form/link-broken", " See [this](nowhere.txt)."),
      in_turn("form/link", " See [this](#no-such-heading-at-all)."),
      in_prose("form/link", " See [this](#the-frist-meeting)."),
      at_some_line("form/comment-place",
                   [](LessonText& text, size_t i) -> size_t {
                     if (!begins_paragraph(text, i) || !text.in("Overview", i)) return 0;
                     text.insert(i, {"<!-- id: mine -->"});
                     return i + 1;
                   }),
      at_some_line("form/comment-place",
                   [](LessonText& text, size_t i) -> size_t {
                     // After a heading it would be in its place.
                     if (i < 2 || !begins_paragraph(text, i) || starts_with(text.lines[i - 2], "#")) return 0;
                     text.insert(i, {"<!-- plain -->", ""});
                     return i + 1;
                   }),
  };
}

}  // namespace colloquy::planted
