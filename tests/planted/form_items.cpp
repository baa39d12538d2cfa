// Faults of form in entries, lists, memory aids, cards and test questions.
#include "planters.h"

namespace colloquy::planted {
namespace {

using std::size_t;

bool is_box(const std::string& line) {
  const size_t at = line.find_first_not_of(' ');
  return at != std::string::npos && at > 0 &&
         (line.compare(at, 6, "- [ ] ") == 0 || line.compare(at, 6, "- [x] ") == 0);
}

// A term loses its colon.
Planter no_colon(const char* section) {
  return at_some_line("form/entry", [section](LessonText& text, size_t i) -> size_t {
    return text.in(section, i) && starts_with(text.lines[i], "**") && replace_in(text.lines[i], ":** ", "** ") ? i + 1
                                                                                                               : 0;
  });
}

// A card before another one.
Planter card(const char* rule, const char* line) {
  return at_some_line(rule, [line](LessonText& text, size_t i) -> size_t {
    if (!text.in("Flash cards", i) || !starts_with(text.lines[i], "- ")) return 0;
    text.insert(i, {line});
    return i + 1;
  });
}

Planter empty_gap(const char* section) {
  return at_some_line("form/gap-empty", [section](LessonText& text, size_t i) -> size_t {
    const size_t from = text.lines[i].find("[["), to = text.lines[i].find("]]");
    if (!text.in(section, i) || from == std::string::npos || to == std::string::npos || contains(text.lines[i], "] "))
      return 0;
    text.lines[i].replace(from, to + 2 - from, "[[ ]]");
    return i + 1;
  });
}

std::optional<Fault> picture_as_link(Ground& g, Random& r) {
  const auto cards = g.lesson.lines_where("Flash cards", [](const std::string& l) { return starts_with(l, "- "); });
  if (cards.empty()) return {};
  const size_t at = any_of(cards, r);
  g.lesson.insert(at, {"- [a rope bridge](media/bridge.jpg) -> a bond"});
  g.files[g.beside("media/bridge.jpg")] = "a picture";
  return Fault{at + 1};
}

std::optional<Fault> acronym_without_words(Ground& g, Random& r) {
  const auto all =
      g.lesson.lines_where("Memory aids", [](const std::string& l) { return starts_with(l, "### Acronym: "); });
  if (all.empty()) return {};
  const size_t at = any_of(all, r);
  size_t end = at + 1;
  while (end < g.lesson.lines.size() && !starts_with(g.lesson.lines[end], "#")) ++end;
  g.lesson.erase(at + 1, end);
  g.lesson.insert(at + 1, {"", "> Nothing.", ""});
  return Fault{at + 1};
}

// A line right under a section's heading.
Planter under(const char* rule, const char* section, const char* line) {
  return {rule, [section, line](Ground& g, Random&) -> std::optional<Fault> {
            const auto at = g.lesson.heading(section);
            if (!at) return {};
            g.lesson.insert(*at + 1, {"", line, ""});
            return Fault{*at + 3};
          }};
}

std::optional<Fault> blueprint_without_table(Ground& g, Random&) {
  const auto test = g.lesson.heading("Practice test");
  if (!test || g.lesson.heading("Blueprint")) return {};
  g.lesson.insert(*test + 1, {"", "### Blueprint", "", "None.", "", "### Questions", ""});
  return Fault{*test + 3};
}

std::vector<Planter> list_planters() {
  return {
      swapped("form/list", "References", "- ", ""),
      at_end("form/video", {"## Videos", "", "- a film"}, 2),
      at_end("form/video", {"## Videos", "", "- [a film](https://example.org/a.mp4)", "  - a transcript"}, 3),
      under("form/reference", "References", "-"),
      no_colon("Glossary"),
      no_colon("Key concepts"),
      under("form/aid", "Memory aids", "Remember the ferryman."),
      {"form/aid", acronym_without_words},
      under("form/include", "Glossary", "**Include:** the other words"),
      {"form/include",
       [](Ground& g, Random&) -> std::optional<Fault> {
         const auto at = g.lesson.heading("Glossary");
         if (!at) return {};
         g.lesson.insert(*at + 1, {"", "**Include:** [more](_more.md)", ""});
         g.files[g.beside("_more.md")] = "**Include:** [and more](_more.md)\n";
         return Fault{1, g.beside("_more.md")};
       }},
      at_some_line("form/wording",
                   [](LessonText& text, size_t i) -> size_t {
                     return text.in("Conversation", i) && starts_with(text.lines[i], "- ") &&
                                    replace_in(text.lines[i], " / ", "  ")
                                ? i + 1
                                : 0;
                   }),
      at_some_line("form/wording",
                   [](LessonText& text, size_t i) -> size_t {
                     return text.in("Flash cards", i) && contains(text.lines[i], "[[") &&
                                    replace_in(text.lines[i], " / ", "  ")
                                ? i + 1
                                : 0;
                   }),
  };
}

std::vector<Planter> card_planters() {
  return {
      swapped("form/card", "Flash cards", " -> ", " => "),
      swapped("form/card", "Flash cards", " -> ", " ->"),
      at_some_line("form/card-side",
                   [](LessonText& text, size_t i) -> size_t {
                     const size_t at = text.lines[i].find(" -> ");
                     if (!text.in("Flash cards", i) || at == std::string::npos || !text.blank(i + 1)) return 0;
                     text.lines[i].resize(at + 3);
                     return i + 1;
                   }),
      {"form/picture", picture_as_link},
      card("form/arrow", "- a bond -> trust -> liking"),
      card("form/hot-mixed", "- A bond is [[ [x] trust ]] and liking."),
      swapped("form/gap-open", "Flash cards", "]]", ""),
      swapped("form/gap-open", "Practice test", "]]", ""),
      swapped("form/gap-close", "Flash cards", "[[", ""),
      swapped("form/gap-close", "Practice test", "[[", ""),
      empty_gap("Flash cards"),
      empty_gap("Practice test"),
  };
}

std::vector<Planter> box_planters() {
  return {
      swapped("form/box", "Practice test", "- [ ] ", "- [] "),
      swapped("form/box", "Practice test", "- [x] ", "- [x "),
      swapped("form/box", "Practice test", "- [ ] ", "[ ] "),
      at_some_line("form/option-empty",
                   [](LessonText& text, size_t i) -> size_t {
                     if (!text.in("Practice test", i) || !is_box(text.lines[i]) || text.blank(i + 1) ||
                         contains(text.lines[i + 1], ">"))
                       return 0;
                     text.lines[i].resize(text.lines[i].find(']') + 2);
                     return i + 1;
                   }),
      // The second of two boxes moves under the first.
      at_some_line("form/nested-options",
                   [](LessonText& text, size_t i) -> size_t {
                     if (!text.in("Practice test", i) || i == 0 || !is_box(text.lines[i])) return 0;
                     if (!is_box(text.lines[i - 1]) && !contains(text.lines[i - 1], "  > ")) return 0;
                     text.lines[i].insert(0, "  ");
                     return i + 1;
                   }),
      at_some_line("form/remark",
                   [](LessonText& text, size_t i) -> size_t {
                     // Lines that a writer may have wrapped go on with the answer.
                     if (!text.in("Practice test", i) || i == 0 || !is_box(text.lines[i - 1]) ||
                         text.lines[i - 1].size() >= 72 || !text.lines[i - 1].ends_with('.') ||
                         !replace_in(text.lines[i], "> ", ""))
                       return 0;
                     return i + 1;
                   }),
      at_some_line("form/after-answers",
                   [](LessonText& text, size_t i) -> size_t {
                     if (!text.in("Practice test", i) || !starts_with(text.lines[i], "   > ") || !text.blank(i - 1) ||
                         contains(text.lines[i], "[["))
                       return 0;
                     text.lines[i].erase(3, 2);
                     return i + 1;
                   }),
  };
}

std::vector<Planter> question_planters() {
  const std::string see = "   > See the handbook.";
  return {
      question("form/no-answer", {"1. A question without answers?", ""}, 0),
      question("form/menu-key", {"1. A bond is [[trust | a task]].", "", see, ""}, 0),
      question("form/menu-key", {"1. A bond is [[[x] trust | [x] liking]].", "", see, ""}, 0),
      question("form/number", {"1. How many studies? [[1,600]]", "", see, ""}, 0),
      question("form/number", {"1. How many studies? [[295 ± some]]", "", see, ""}, 0),
      question("form/arrow", {"1. What belongs together?", "   trust -> bond", "   - steps -> tasks", "", see, ""}, 1),
      question("form/hot-mixed", {"1. Mark [[ [x] trust ]] and [[liking]].", "", see, ""}, 0),
      question("form/match", {"1. What belongs together?", "   - trust -> bond", "   - steps", "", see, ""}, 2),
      at_some_line("form/match",
                   [](LessonText& text, size_t i) -> size_t {
                     return text.in("Practice test", i) && i > 0 && contains(text.lines[i - 1], " -> ") &&
                                    replace_in(text.lines[i], " -> ", " and ")
                                ? i + 1
                                : 0;
                   }),
      swapped("form/direction", "Practice test", "*(objective ", "*(objectiv "),
      swapped("form/direction", "Practice test", "; level ", "; levle "),
      swapped("form/objective", "Practice test", "*(objective ", "*(objective qq"),
      {"form/blueprint", blueprint_without_table},
      at_some_line("form/blueprint",
                   [](LessonText& text, size_t i) -> size_t {
                     return text.in("Practice test", i) && starts_with(text.lines[i], "| ") &&
                                    replace_in(text.lines[i], "| 1 ", "| I ")
                                ? i + 1
                                : 0;
                   }),
  };
}

}  // namespace

std::vector<Planter> form_item_planters() {
  std::vector<Planter> out;
  for (const auto& list : {list_planters(), card_planters(), box_planters(), question_planters()})
    out.insert(out.end(), list.begin(), list.end());
  return out;
}

}  // namespace colloquy::planted
