// Faults in settings, in the rehearsal's marks, and in the files of a course.
#include "planters.h"

namespace colloquy::planted {
namespace {

using std::size_t;

// A setting of the lesson, as the first one.
Planter in_front(const char* rule, const char* line) {
  return {rule, [line](Ground& g, Random&) -> std::optional<Fault> {
            if (g.lesson.lines[0] != "---") return {};
            g.lesson.insert(1, {line});
            return Fault{2};
          }};
}

// Lines at the end of course.yaml; the finding is at the last.
Planter in_course(const char* rule, std::vector<std::string> lines) {
  return {rule, [lines](Ground& g, Random&) -> std::optional<Fault> {
            g.course.insert(g.course.lines.size(), lines);
            return Fault{g.course.lines.size(), "course.yaml"};
          }};
}

// Replaces something in the line of course.yaml that begins with `start`.
Planter course_line(const char* rule, const char* start, const char* line) {
  return {rule, [start, line](Ground& g, Random&) -> std::optional<Fault> {
            for (size_t i = 0; i < g.course.lines.size(); ++i) {
              if (!starts_with(g.course.lines[i], start)) continue;
              g.course.lines[i] = line;
              return Fault{i + 1, "course.yaml"};
            }
            return {};
          }};
}

std::optional<Fault> no_format(Ground& g, Random&) {
  if (!starts_with(g.course.lines[0], "format:")) return {};
  g.course.erase(0, 1);
  return Fault{1, "course.yaml"};
}

std::optional<Fault> front_never_ends(Ground& g, Random&) {
  if (g.lesson.lines[0] != "---") return {};
  size_t end = 1;
  while (g.lesson.lines[end] != "---") ++end;
  g.lesson.erase(end, end + 1);
  return Fault{1};
}

std::optional<Fault> nobody_to_turn_to(Ground& g, Random&) {
  std::erase_if(g.course.lines, [](const std::string& line) { return starts_with(line, "help:"); });
  for (size_t i = 0; i < g.lesson.lines.size(); ++i) {
    if (g.lesson.section[i] == "---" && starts_with(g.lesson.lines[i], "sensitive:")) return Fault{i + 1};
  }
  return {};
}

std::optional<Fault> reserved_name(Ground& g, Random&) {
  for (size_t i = 0; i < g.course.lines.size(); ++i) {
    if (g.course.lines[i] != "cast:") continue;
    g.course.insert(i + 1, {"  Summary: { voice: male-1 }"});
    return Fault{i + 2, "course.yaml"};
  }
  return {};
}

std::optional<Fault> same_number(Ground& g, Random&) {
  if (g.lesson.lines[0] != "---") return {};
  g.lesson.insert(1, {"number: 7.1"});
  g.files[g.beside("9-ninth.md")] = "---\ntitle: Ninth\nnumber: 7.1\n---\n\n## More\n\nSome words.\n";
  return Fault{1};
}

std::optional<Fault> no_number(Ground& g, Random&) {
  g.files[g.beside("more.md")] = "---\ntitle: More\n---\n\n## More\n\nSome words.\n";
  return Fault{1, g.beside("more.md")};
}

std::optional<Fault> same_id(Ground& g, Random& r) {
  std::vector<size_t> turns;
  for (size_t i = 1; i < g.lesson.lines.size(); ++i) {
    if (is_turn(g.lesson, i)) turns.push_back(i);
  }
  if (turns.size() < 2) return {};
  const size_t second = turns[1 + r() % (turns.size() - 1)];
  g.lesson.insert(second, {"<!-- id: mine -->"});
  g.lesson.insert(turns[0], {"<!-- id: mine -->"});
  return Fault{turns[0] + 2};
}

Planter in_lock(const char* line) {
  return {"form/lock-line", [line](Ground& g, Random& r) -> std::optional<Fault> {
            LessonText lock = LessonText::parse(g.files.at("colloquy.lock"));
            const size_t at = 1 + r() % lock.lines.size();
            lock.insert(at, {line});
            g.files["colloquy.lock"] = lock.text();
            return Fault{at + 1, "colloquy.lock"};
          }};
}

std::vector<Planter> rehearsal_marks() {
  return {
      swapped("form/scene", "Rehearsal", "](#she-", "](#shee-"),
      at_some_line("form/choice",
                   [](LessonText& text, size_t i) -> size_t {
                     const size_t at = text.lines[i].find(" -> [");
                     if (!text.in("Rehearsal", i) || !starts_with(text.lines[i], "- ") || at == std::string::npos)
                       return 0;
                     text.lines[i].resize(at);
                     return i + 1;
                   }),
      swapped("form/code", "Rehearsal", "*(notice; ", "*(notise; "),
      swapped("form/code", "Rehearsal", "*(own; ", "*(owm; "),
      swapped("form/variable", "Rehearsal", "if trust", "if trsut"),
      swapped("form/condition", "Rehearsal", "*(trust >= 2)*", "*(trust >=)*"),
      swapped("form/condition", "Rehearsal", "*(own > defend)*", "*(own defend)*"),
      at_some_line("form/ending",
                   [](LessonText& text, size_t i) -> size_t {
                     if (!text.in("Rehearsal", i) || !contains(text.lines[i], " ending:** ")) return 0;
                     text.insert(i + 1, {"", "**Ruth:** And then?"});
                     return i + 3;
                   }),
  };
}

}  // namespace

std::vector<Planter> form_course_planters() {
  std::vector<Planter> out{
      {"form/front-open", front_never_ends},
      in_front("form/front-key", "licens: CC0-1.0"),
      in_course("form/front-key", {"titel: Another"}),
      in_front("form/front-yaml", "subject: one: two"),
      in_front("form/front-yaml", "level: &a deep"),
      in_front("form/front-value", "draft: maybe"),
      in_front("form/front-value", "minutes: soon"),
      in_course("form/front-value", {"rules:", "  teaching/alt: never"}),
      course_line("form/front-value", "lang:", "lang: english"),
      course_line("form/format", "format:", "format: 2"),
      {"form/format", no_format},
      {"form/help", nobody_to_turn_to},
      {"form/cast-reserved", reserved_name},
      in_course("form/order", {"order: [a-lesson-that-never-was]"}),
      {"form/number-twice", same_number},
      {"form/number-missing", no_number},
      {"form/id-twice", same_id},
      in_lock("<<<<<<< HEAD"),
      in_lock("t-1 turn"),
      in_course("teaching/rule-name", {"rules:", "  teaching/aid-concepts: off"}),
      in_course("teaching/rule-name", {"rules:", "  no-feedback: off"}),
      in_course("teaching/rule-name", {"rules:", "  form/stars: off"}),
  };
  for (Planter& planter : rehearsal_marks()) out.push_back(std::move(planter));
  return out;
}

}  // namespace colloquy::planted
