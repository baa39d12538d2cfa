// The audio book: chapters in up to three layers, each readable and audible.
#include "write/parts/parts.h"

namespace colloquy::write {
namespace {

Html layer(Context& context, Prose& prose, const lesson::Chapter::Layer& layer_of, std::string_view key) {
  if (layer_of.blocks.empty()) return {};
  Html heading;
  if (!key.empty()) {
    const package::Ms start = context.node_start(layer_of.id);
    Html time;
    if (start >= 0) {
      const std::string at_time = clock_time(start);
      time = el("button",
                {cls("n at js"), at("type", "button"), at("data-at", static_cast<long long>(start)),
                 at("aria-label", context.text()("play.from", {{"time", at_time}}))},
                at_time);
    }
    heading = el("div", {cls("layer-head")}, el("h4", {}, context.text()(key)), time);
  }
  return el("div", {cls("layer")}, heading, el("div", {cls("read")}, prose.spoken(layer_of.blocks, layer_of.id)),
            context.notes(layer_of.span));
}

}  // namespace

Html audiobook_part(Context& context) {
  const lesson::Lesson& lesson = context.lesson();
  Html out;
  std::size_t number = 0;
  for (const lesson::Chapter& chapter : lesson.chapters) {
    ++number;
    Prose prose = context.prose();
    const TrackView* track = context.track(chapter.id);
    Html title = Html(chapter.title);
    if (lesson.chapters.size() > 1) {
      title += Html(" ") + el("span", {cls("quiet n")},
                              context.text()("audiobook.of", {{"n", std::to_string(number)},
                                                              {"total", std::to_string(lesson.chapters.size())}}));
    }
    Html inside = el("div", {cls("part-head")}, el("h3", {at_if("id", context.claim(chapter.anchor))}, title),
                     track ? play_button(context, *track, chapter.title) : Html());
    inside += layer(context, prose, chapter.content, "");
    if (chapter.explanation) inside += layer(context, prose, *chapter.explanation, "audiobook.explanation");
    if (chapter.analogy) inside += layer(context, prose, *chapter.analogy, "audiobook.analogy");
    inside += context.notes(chapter.span);
    Attributes attributes = {cls("part chapter")};
    if (track) {
      const Attributes more = track_attributes(*track);
      attributes.insert(attributes.end(), more.begin(), more.end());
      attributes.push_back(at("data-title", chapter.title));
    }
    out += el("div", attributes, inside);
  }
  return section(context, "audio-book", "audiobook.title", out,
                 {at("data-lesson", lesson.id), at("data-course", context.course().id)});
}

}  // namespace colloquy::write
