// Faults of form in what gives a lesson its shape: headings, the lines of a conversation, directions.
#include <algorithm>

#include "planters.h"

namespace colloquy::planted {
namespace {

using std::size_t;

bool is_known(const std::string& heading) {
  static const std::vector<std::string> known{"Objectives",    "Conversation", "Overview",    "Audio book",
                                              "Key concepts",  "Examples",     "Memory aids", "Flash cards",
                                              "Practice test", "Glossary",     "References"};
  return std::find(known.begin(), known.end(), heading) != known.end();
}

// Adds to the end of a turn's line.
Planter said(const char* rule, const char* added) {
  return at_some_line(rule, [added](LessonText& text, size_t i) -> size_t {
    if (!is_turn(text, i)) return 0;
    text.lines[i] += added;
    return i + 1;
  });
}

// Replaces something in the line of a turn.
Planter label(const char* rule, const char* from, const char* to) {
  return at_some_line(rule, [from, to](LessonText& text, size_t i) -> size_t {
    return is_turn(text, i) && replace_in(text.lines[i], from, to) ? i + 1 : 0;
  });
}

// A turn's lines before the first ### of a section.
Planter before_first_part(const char* section, const char* line) {
  return {"form/part", [section, line](Ground& g, Random&) -> std::optional<Fault> {
            const auto at = g.lesson.heading(section);
            if (!at) return {};
            size_t part = *at + 1;
            while (part < g.lesson.end_of(*at) && !starts_with(g.lesson.lines[part], "### ")) ++part;
            g.lesson.insert(part, {line, ""});
            return Fault{part + 1};
          }};
}

std::vector<Planter> heading_planters() {
  std::vector<Planter> out{
      at_some_line("form/heading",
                   [](LessonText& text, size_t i) -> size_t {
                     std::string& line = text.lines[i];
                     if (!starts_with(line, "## ") || !is_known(line.substr(3))) return 0;
                     line.erase(5, 1);
                     return i + 1;
                   }),
      at_some_line("form/heading",
                   [](LessonText& text, size_t i) -> size_t {
                     return starts_with(text.lines[i], "### ") && replace_in(text.lines[i], "### ", "###") ? i + 1 : 0;
                   }),
      at_some_line("form/heading",
                   [](LessonText& text, size_t i) -> size_t {
                     if (!text.in("Overview", i) || !text.blank(i) || text.blank(i - 1) ||
                         starts_with(text.lines[i - 1], "#"))
                       return 0;
                     text.insert(i + 1, {"#### Nonsense", ""});
                     return i + 2;
                   }),
      at_some_line("form/level",
                   [](LessonText& text, size_t i) -> size_t {
                     if (!text.in("Conversation", i) || !starts_with(text.lines[i], "### ")) return 0;
                     text.lines[i].insert(0, 1, '#');
                     return i + 1;
                   }),
      {"form/twice",
       [](Ground& g, Random&) -> std::optional<Fault> {
         g.lesson.lines.insert(g.lesson.lines.end(), {"", "## Glossary", "", "**Zebra:** An animal."});
         return Fault{g.lesson.lines.size() - 2};
       }},
      {"form/title",
       [](Ground& g, Random&) -> std::optional<Fault> {
         const auto at = g.lesson.heading("Objectives");
         if (!at) return {};
         g.lesson.insert(*at, {"# Another title", ""});
         return Fault{*at + 1};
       }},
      {"form/title",
       [](Ground& g, Random&) -> std::optional<Fault> {
         if (!starts_with(g.lesson.lines[1], "title:")) return {};
         g.lesson.erase(1, 2);
         return Fault{1};
       }},
      at_end("form/stray-test", {"## Remarks", "", "1. Who?", "   - [x] A", "   - [ ] B"}, 2),
      at_end("form/stray-turn", {"## The call", "", "**You:**", "", "- hello"}, 2),
      at_end("form/stray-turn", {"## The call", "", "**Leo:** Hello?"}, 2),
      at_end("form/empty", {"## Something else"}, 0),
      before_first_part("Conversation", "**Ruth:** Good evening."),
      before_first_part("Audio book", "Two people meet."),
  };
  for (const char* name : {"### Quick", "### Standard", "### Detailed"}) {
    out.push_back(at_some_line("form/level", [name](LessonText& text, size_t i) -> size_t {
      if (text.lines[i] != name) return 0;
      text.lines[i].erase(0, 1);
      return i + 1;
    }));
  }
  return out;
}

std::vector<Planter> line_planters() {
  return {
      at_some_line("form/speaker",
                   [](LessonText& text, size_t i) -> size_t {
                     if (!is_turn(text, i) || text.lines[i].find(":**") < 6) return 0;
                     std::swap(text.lines[i][3], text.lines[i][4]);
                     return i + 1;
                   }),
      label("form/label-colon", ":** ", "** "),
      label("form/stars", ":** ", ":* "),
      at_some_line("form/blank",
                   [](LessonText& text, size_t i) -> size_t {
                     if (i < 2 || !is_turn(text, i) || !is_turn(text, i - 2)) return 0;
                     text.erase(i - 1, i);
                     return i;
                   }),
      at_some_line("form/summary-last",
                   [](LessonText& text, size_t i) -> size_t {
                     if (!starts_with(text.lines[i], "**Summary:**")) return 0;
                     size_t end = i;
                     while (!text.blank(end)) ++end;
                     text.insert(end, {"", "**Ruth:** One more thing."});
                     return end + 2;
                   }),
      at_some_line("form/you-text",
                   [](LessonText& text, size_t i) -> size_t {
                     if (!text.in("Conversation", i) || text.lines[i] != "**You:**") return 0;
                     text.lines[i] += " say it";
                     return i + 1;
                   }),
      at_some_line("form/orphan",
                   [](LessonText& text, size_t i) -> size_t {
                     if (!text.in("Conversation", i) || !starts_with(text.lines[i], "  > ")) return 0;
                     text.lines[i].erase(0, 2);
                     return i + 1;
                   }),
      said("form/pause", " *(pause soon)*"),
      said("form/pause", " *(pause 90s)*"),
      said("form/cue-open", " *(quietly"),
      said("form/cue-open", " quietly)*"),
      said("form/cue-space", " word*(quietly)*"),
      at_some_line("form/span",
                   [](LessonText& text, size_t i) -> size_t {
                     if (!is_turn(text, i)) return 0;
                     text.insert(i, {"<!-- source: nowhere.txt:1 -->"});
                     return i + 1;
                   }),
  };
}

}  // namespace

std::vector<Planter> form_section_planters() {
  std::vector<Planter> out = heading_planters();
  for (Planter& planter : line_planters()) out.push_back(std::move(planter));
  return out;
}

}  // namespace colloquy::planted
