// Sections without a meaning of their own, and what must not stand in them: a misspelt or
// mislevelled heading would publish a test's answers here.
#include <algorithm>

#include "source/answers.h"
#include "source/gaps.h"
#include "source/sections.h"
#include "source/turns.h"

namespace colloquy::source {
namespace {

bool has_tick(const Node& node) {
  for (const Node& child : node.children) {
    std::size_t text = 0;
    if (is_paragraph(child) && node.kind == BlockKind::item && box_of(child.passage, text) == BoxState::ticked)
      return true;
    if (has_tick(child)) return true;
  }
  return false;
}

// A numbered entry under which stands a list with a tick.
const Node* find_question(const Node& node) {
  if (node.kind == BlockKind::list && node.ordered) {
    for (const Node& item : node.children) {
      for (const Node& child : item.children) {
        if (child.kind == BlockKind::list && has_tick(child)) return &item;
      }
    }
  }
  for (const Node& child : node.children) {
    const Node* found = find_question(child);
    if (found != nullptr) return found;
  }
  return nullptr;
}

// **You:** or a name of the cast, where nobody speaks.
bool report_stray_turn(Reading& reading, const Node& node, std::string_view title) {
  static const LabelPlace place{{"you", "good", "fair", "poor"}, true, false};
  if (!is_paragraph(node)) return false;
  for (std::size_t line = 0; line < node.passage.line_count(); ++line) {
    const std::string_view rest = node.passage.bare().substr(node.passage.line_start(line));
    if (!rest.starts_with("**")) continue;
    const std::optional<Label> label = label_at(reading, node.passage, node.passage.line_start(line), line == 0, place);
    if (!label || (label->key.empty() && !reading.lesson.cast_declared)) continue;
    const std::string who = label->key.empty() ? label->name : reading.words.canonical(label->key);
    reading.findings.report("form/stray-turn", node.passage.span(label->from, label->text),
                            "A line for " + who + " belongs into a conversation or a rehearsal; " +
                                (title.empty() ? std::string("this text") : quoted(title)) + " is neither.",
                            "Give the heading above it three marks (###) if it is a part, or check its spelling.");
    return true;
  }
  return false;
}

// One line that is a known heading without its marks, or with marks and no space.
void report_lost_heading(Reading& reading, const Node& node) {
  if (!is_paragraph(node)) return;
  const Passage& passage = node.passage;
  const std::string_view bare = passage.bare();
  const std::size_t marks = std::min(bare.find_first_not_of('#'), bare.size());
  if (marks >= 1 && marks <= 6 && marks < bare.size() && bare[marks] != ' ') {
    if (marks == 1 && reading.words.key(Place::section, passage.text().substr(1)).empty()) return;
    const std::size_t at = passage.in_source(marks);
    reading.findings.report("form/heading", passage.span(0, passage.line_end(0)),
                            "A heading needs a space after its marks.", "", {{reading.text.span(at, at), " "}});
    return;
  }
  if (passage.line_count() == 1 && !reading.words.key(Place::section, passage.text()).empty()) {
    reading.findings.report("form/heading", passage.span(0, passage.size()),
                            quoted(trimmed(passage.text())) + " stands here without marks: it makes no section.",
                            "Write ## before it, or more words if it is meant as text.");
  }
}

}  // namespace

void report_lost_headings(Reading& reading, const std::vector<Node>& nodes) {
  for (const Node& node : nodes) report_lost_heading(reading, node);
}

void report_strays(Reading& reading, const std::vector<const Node*>& nodes, std::string_view title) {
  bool turn = false;
  for (const Node* node : nodes) {
    const Node* question = find_question(*node);
    if (question != nullptr) {
      reading.findings.report("form/stray-test", span_of(reading, *question),
                              "This looks like a test question, but " + quoted(title) +
                                  " is an ordinary section: its answers would be published.",
                              "Put it under ## " + reading.words.canonical("test") + ".");
      reading.findings.ruin(reading.text.file(), question->line, question->last_line);
    }
    if (!turn) turn = report_stray_turn(reading, *node, title);
  }
}

// "#### Explanation" in a plain section after the audio book: the heading above it was a chapter.
void report_lost_chapter(Reading& reading, const SectionText& section) {
  for (const Node* node : section.nodes) {
    if (node->kind != BlockKind::heading || reading.words.key(Place::layer, heading_text(*node)).empty()) continue;
    const std::size_t at = reading.text.start_of(section.heading->line);
    reading.findings.report(
        "form/level", heading_span(reading, *section.heading),
        quoted(section.title) +
            " holds layers of a chapter, but two marks (##) make it a section. Give it three (###).",
        "", {{reading.text.span(at, at + static_cast<std::size_t>(section.heading->level)), "###"}});
    return;
  }
}

// The section is another one than it was meant to be: what else looks wrong in it, or in the
// emptied one above it, is the same mistake.
void ruin_section(Reading& reading, const SectionText& section) {
  reading.findings.ruin(reading.text.file(), section.heading->line, section.nodes.back()->last_line);
  if (section.line_before != 0) {
    for (std::uint32_t line = section.line_before; line < section.heading->line; ++line) {
      if (trimmed(reading.text.line(line)).starts_with('#') || line == section.line_before)
        reading.findings.ruin(reading.text.file(), line, line);
    }
  }
}

void read_plain(Reading& reading, const SectionText& section, std::optional<lesson::Section> after) {
  lesson::PlainSection plain;
  plain.title = section.title;
  plain.after = after;
  plain.title_span = heading_span(reading, *section.heading);
  plain.span = plain.title_span;
  if (is_empty(section.nodes)) return report_empty(reading, *section.heading, section.title);
  const std::size_t before = reading.findings.size();
  if (section.key_before == "audiobook") report_lost_chapter(reading, section);
  report_strays(reading, section.nodes, section.title);
  if (reading.findings.size() > before) ruin_section(reading, section);
  for (const Node* node : section.nodes) {
    read_block(reading, *node, plain.blocks);
    if (!is_comment(*node)) plain.span.end_line = node->last_line;
    if (reading.findings.size() == before + 1 && reading.findings.list().back().rule == "form/stray-gap")
      ruin_section(reading, section);
  }
  plain.anchor = reading.anchor(section.title);
  reading.lesson.plain.push_back(std::move(plain));
}

void read_lede(Reading& reading, const SectionText& section) {
  report_strays(reading, section.nodes, "");
  for (const Node* node : section.nodes) read_block(reading, *node, reading.lesson.lede);
}

}  // namespace colloquy::source
