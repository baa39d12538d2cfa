// ## Overview: quick, standard, detailed.
#include "source/prose.h"
#include "source/sections.h"

namespace colloquy::source {

void read_overview(Reading& reading, const SectionText& section) {
  lesson::Overview& overview = reading.lesson.overview ? *reading.lesson.overview : reading.lesson.overview.emplace();
  overview.span = heading_span(reading, *section.heading);
  if (is_empty(section.nodes)) return report_empty(reading, *section.heading, section.title);
  for (const Part& part : cut_into_parts(reading, section.nodes, 3, Known::levels, section.key)) {
    if (part.heading == nullptr && is_empty(part.nodes)) continue;
    if (part.heading != nullptr && part.key.empty()) {
      reading.findings.report(
          "form/heading", heading_span(reading, *part.heading), quoted(part.title) + " is not a level of an overview.",
          "The levels are " + reading.words.canonical("quick") + ", " + reading.words.canonical("standard") + " and " +
              reading.words.canonical("detailed") + ".");
    }
    const std::string key = part.key.empty() ? "standard" : part.key;
    std::optional<lesson::OverviewLevel>& level = key == "quick"      ? overview.quick
                                                  : key == "detailed" ? overview.detailed
                                                                      : overview.standard;
    if (part.heading != nullptr && is_empty(part.nodes)) {
      reading.anchor(part.title);
      report_empty(reading, *part.heading, part.title);
      continue;
    }
    if (level && part.heading != nullptr) {
      reading.findings.report("form/twice", heading_span(reading, *part.heading),
                              quoted(part.title) + " stands here a second time.", "Put the two together.");
    }
    if (!level) level.emplace();
    if (part.heading != nullptr) {
      level->title_span = heading_span(reading, *part.heading);
      level->anchor = reading.anchor(part.title);
    }
    for (const Node* node : part.nodes) {
      read_block(reading, *node, level->blocks);
      if (!level->span.known()) level->span = span_of(reading, *node);
      level->span.end_line = node->last_line;
    }
  }
}

}  // namespace colloquy::source
