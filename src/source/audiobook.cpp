// ## Audio book: chapters with content, explanation, analogy.
#include "source/prose.h"
#include "source/sections.h"

namespace colloquy::source {
namespace {

void fill(Reading& reading, lesson::Chapter::Layer& layer, const std::vector<const Node*>& nodes) {
  for (const Node* node : nodes) {
    read_block(reading, *node, layer.blocks);
    if (is_comment(*node)) continue;
    const base::Span span = span_of(reading, *node);
    if (!layer.span.known()) layer.span = span;
    layer.span.end_line = span.end_line;
    layer.span.end_column = span.end_column;
    const Note* note = reading.note_at(node->line);
    if (note == nullptr || note->id.empty()) continue;
    if (layer.id.empty())
      layer.id = note->id;
    else
      reading.findings.report("form/comment-place", note->span,
                              "This text has the id " + quoted(layer.id) + " already.",
                              "All that stands under one heading has one id: take this comment out.");
  }
}

void read_layers(Reading& reading, lesson::Chapter& chapter, const Part& text, std::string_view section) {
  for (const Part& part : cut_into_parts(reading, text.nodes, 4, Known::layers, section)) {
    if (part.heading == nullptr) {
      fill(reading, chapter.content, part.nodes);
      continue;
    }
    reading.anchor(part.title);
    if (part.key.empty()) {
      reading.findings.report(
          "form/heading", heading_span(reading, *part.heading), quoted(part.title) + " is not a layer of a chapter.",
          "The layers are " + reading.words.canonical("content") + ", " + reading.words.canonical("explanation") +
              " and " + reading.words.canonical("analogy") + ".");
    }
    if (is_empty(part.nodes)) {
      report_empty(reading, *part.heading, part.title);
      continue;
    }
    if (part.key == "explanation" || part.key == "analogy") {
      std::optional<lesson::Chapter::Layer>& layer = part.key == "explanation" ? chapter.explanation : chapter.analogy;
      if (layer)
        reading.findings.report("form/twice", heading_span(reading, *part.heading),
                                quoted(part.title) + " stands here a second time.", "Put the two together.");
      if (!layer) layer.emplace();
      fill(reading, *layer, part.nodes);
    } else {
      fill(reading, chapter.content, part.nodes);
    }
  }
}

}  // namespace

void read_audiobook(Reading& reading, const SectionText& section) {
  if (is_empty(section.nodes)) return report_empty(reading, *section.heading, section.title);
  for (const Part& text : cut_into_parts(reading, section.nodes, 3, Known::none, section.key)) {
    if (text.heading == nullptr && is_empty(text.nodes)) continue;
    lesson::Chapter chapter;
    if (text.heading != nullptr) {
      const bool layer = !reading.words.key(Place::layer, text.title).empty() && !reading.lesson.chapters.empty() &&
                         (reading.notes.count(text.heading->line) == 0 || !reading.notes.at(text.heading->line).plain);
      if (layer) {
        const std::size_t at = reading.text.start_of(text.heading->line) + (text.heading->column - 1);
        reading.findings.report("form/level", heading_span(reading, *text.heading),
                                quoted(text.title) + " belongs into a chapter: give it four marks (####).",
                                "If it is meant as a chapter's title, write <!-- plain --> after it.",
                                {{reading.text.span(at, at + 3), "####"}});
        Part again;
        again.heading = text.heading;
        again.nodes.push_back(text.heading);
        again.nodes.insert(again.nodes.end(), text.nodes.begin(), text.nodes.end());
        read_layers(reading, reading.lesson.chapters.back(), again, section.key);
        continue;
      }
      chapter.title = text.title;
      chapter.title_span = heading_span(reading, *text.heading);
      chapter.span = chapter.title_span;
      chapter.anchor = reading.anchor(text.title);
      const Note* note = reading.note_at(text.heading->line);
      if (note != nullptr) chapter.id = note->id;
      if (is_empty(text.nodes)) {
        report_empty(reading, *text.heading, text.title);
        continue;
      }
    } else {
      chapter.span = span_of(reading, *text.nodes.front());
      reading.findings.report("form/part", chapter.span,
                              "This text stands before the first chapter: it makes a chapter without a title.",
                              "Write ### and a title above it.");
    }
    read_layers(reading, chapter, text, section.key);
    reading.lesson.chapters.push_back(std::move(chapter));
  }
}

}  // namespace colloquy::source
