// The overview in up to three lengths, switched in place by radio buttons and CSS alone.
#include "write/lesson_page.h"
#include "write/parts/parts.h"

namespace colloquy::write {

Html overview_part(Context& context) {
  const lesson::Lesson& lesson = context.lesson();
  if (!lesson.overview) return {};
  struct Level {
    const char* name;
    const std::optional<lesson::OverviewLevel>* text;
  };
  const Level levels[] = {{"quick", &lesson.overview->quick},
                          {"standard", &lesson.overview->standard},
                          {"detailed", &lesson.overview->detailed}};
  Html switches, texts;
  int shown = 0;
  for (const Level& level : levels) {
    if (!level.text->has_value() || (*level.text)->blocks.empty()) continue;
    const lesson::OverviewLevel& given = **level.text;
    const std::string id = "ov-" + std::string(level.name);
    const int minutes = read_minutes(words_of(given.blocks));
    const std::string title = context.text()("overview." + std::string(level.name));
    switches += el("label", {},
                   el("input", {at("type", "radio"), at("name", "overview"), at("id", id), at("value", level.name),
                                flag("checked", shown == 0)}),
                   el("span", {}, title), el("small", {cls("n")}, context.text().count("minutes", minutes)));
    Prose prose = context.prose();
    texts += el("div", {cls("level " + id)}, el("h3", {cls("sr")}, title),
                el("div", {cls("read")}, prose.blocks(given.blocks)), context.notes(given.span));
    ++shown;
  }
  if (shown == 0) return {};
  Html inside;
  if (shown > 1)
    inside +=
        el("fieldset", {cls("seg noprint")}, el("legend", {cls("sr")}, context.text()("overview.choose")), switches);
  return section(context, "overview", "overview.title", inside + texts);
}

}  // namespace colloquy::write
