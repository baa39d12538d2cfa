#include "planters.h"

namespace colloquy::planted {

Planter at_some_line(std::string rule, std::function<std::size_t(LessonText&, std::size_t)> plant) {
  return {std::move(rule), [plant = std::move(plant)](Ground& g, Random& random) -> std::optional<Fault> {
            const std::size_t count = g.lesson.lines.size(), start = random() % count;
            for (std::size_t i = 0; i < count; ++i) {
              if (const std::size_t line = plant(g.lesson, (start + i) % count)) return Fault{line};
            }
            return {};
          }};
}

Planter swapped(std::string rule, std::string section, std::string from, std::string to) {
  return at_some_line(std::move(rule), [=](LessonText& text, std::size_t i) -> std::size_t {
    return text.in(section, i) && replace_in(text.lines[i], from, to) ? i + 1 : 0;
  });
}

Planter at_end(std::string rule, std::vector<std::string> lines, std::size_t offset) {
  return {std::move(rule), [=](Ground& g, Random&) -> std::optional<Fault> {
            const std::size_t start = g.lesson.lines.size();
            g.lesson.lines.emplace_back();
            g.lesson.insert(start + 1, lines);
            return Fault{start + 2 + offset};
          }};
}

std::vector<Planter> all_planters() {
  std::vector<Planter> out;
  for (const auto& list : {form_text_planters(), form_section_planters(), form_item_planters(), form_course_planters(),
                           conversation_planters(), word_planters(), item_planters(), rehearsal_planters()})
    out.insert(out.end(), list.begin(), list.end());
  return out;
}

}  // namespace colloquy::planted
