#include "source/read_lesson.h"

#include <algorithm>

#include "source/front_matter.h"
#include "source/prose.h"
#include "source/reading.h"
#include "source/sections.h"
#include "source/source_text.h"

namespace colloquy::source {

void report_lost_headings(Reading& reading, const std::vector<Node>& nodes);

namespace {

using lesson::Section;

struct KeySection {
  std::string_view key;
  Section section;
};
constexpr KeySection kSections[] = {
    {"objectives", Section::objectives},
    {"overview", Section::overview},
    {"conversation", Section::conversation},
    {"videos", Section::videos},
    {"audiobook", Section::audiobook},
    {"concepts", Section::concepts},
    {"examples", Section::examples},
    {"aids", Section::aids},
    {"cards", Section::cards},
    {"test", Section::test},
    {"glossary", Section::glossary},
    {"references", Section::references},
    {"rehearsal", Section::rehearsal},
};

std::optional<Section> section_of(std::string_view key) {
  for (const KeySection& known : kSections) {
    if (known.key == key) return known.section;
  }
  return std::nullopt;
}

void append(std::vector<lesson::Term>& to, std::vector<lesson::Term> from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

std::vector<lesson::Term> read_terms(Reading& reading, const SectionText& section) {
  if (is_empty(section.nodes)) {
    report_empty(reading, *section.heading, section.title);
    return {};
  }
  std::vector<lesson::Term> terms = read_entries(reading, section.nodes);
  for (lesson::Term& term : terms) term.anchor = reading.anchor("term " + term.term);
  return terms;
}

void read_section(Reading& reading, const SectionText& section, std::optional<Section>& last) {
  const std::optional<Section> known = section_of(section.key);
  if (!known) return section.heading == nullptr ? read_lede(reading, section) : read_plain(reading, section, last);
  last = known;
  reading.lesson.headings.emplace(*known, heading_span(reading, *section.heading));
  reading.lesson.section_anchors.emplace(*known, reading.anchor(section.title));
  switch (*known) {
    case Section::objectives: return append(reading.lesson.objectives, read_terms(reading, section));
    case Section::overview: return read_overview(reading, section);
    case Section::conversation: return read_conversation(reading, section);
    case Section::videos: return read_videos(reading, section);
    case Section::audiobook: return read_audiobook(reading, section);
    case Section::concepts: return append(reading.lesson.concepts, read_terms(reading, section));
    case Section::examples: return read_examples(reading, section);
    case Section::aids: return read_aids(reading, section);
    case Section::cards: return read_cards(reading, section);
    case Section::test: return read_test(reading, section);
    case Section::glossary: return append(reading.lesson.glossary, read_terms(reading, section));
    case Section::references: return read_references(reading, section);
    case Section::rehearsal: return read_rehearsal(reading, section);
  }
}

// Names that mean something of their own cannot be a member of the cast.
void check_cast(Reading& reading) {
  for (const lesson::Speaker& member : reading.lesson.cast) {
    const std::string key = reading.words.key(Place::label, member.name);
    if (key.empty()) continue;
    const base::Span span = member.span.known() ? member.span : base::Span{reading.text.file(), 1, 1, 1, 1};
    reading.findings.report("form/cast-reserved", span,
                            quoted(member.name) + " means something of its own and cannot be a member of the cast.",
                            "Give this voice another name.");
  }
}

const Vocabulary& vocabulary_for(const lesson::Lesson& lesson, const lesson::Course& course,
                                 std::optional<Vocabulary>& own) {
  if (course.headings.empty()) return plain_vocabulary(lesson.lang);
  return own.emplace(lesson.lang, course.headings);
}

base::Diagnostics joined(base::Diagnostics first, base::Diagnostics second) {
  std::move(second.begin(), second.end(), std::back_inserter(first));
  std::stable_sort(first.begin(), first.end(),
                   [](const base::Diagnostic& a, const base::Diagnostic& b) { return a.span < b.span; });
  return first;
}

}  // namespace

LessonReading read_lesson(const SourceFile& source, lesson::Lesson defaults, const Surroundings& surroundings) {
  LessonReading out;
  out.lesson = std::move(defaults);
  out.lesson.file = source.file;
  base::Diagnostics findings;
  const SourceText text = decode(source.bytes, source.file, findings);
  out.lesson.span = text.lines_span(1, text.line_count());
  const FrontMatter front = take_front_matter(text.text(), source.file, out.lesson, findings);
  if (!front.id.empty()) out.lesson.id = front.id;

  Findings form;
  const Masks masks = make_masks(text, form);
  const Blocks blocks = make_blocks(text, masks, front.lines + 1, form);
  std::optional<Vocabulary> own;
  const Vocabulary& words = vocabulary_for(out.lesson, surroundings.course, own);
  Reading reading{text, masks, form, out.lesson, surroundings, words, source.path, blocks.definitions};
  reading.cast_from_labels = std::none_of(out.lesson.cast.begin(), out.lesson.cast.end(), [](const lesson::Speaker& s) {
    return s.role != lesson::Speaker::Role::narrator;
  });
  out.lesson.cast_declared = !reading.cast_from_labels;
  read_notes(reading);
  check_cast(reading);
  report_lost_headings(reading, blocks.nodes);

  std::optional<Section> last;
  const std::vector<SectionText> sections = cut_into_sections(reading, blocks.nodes, front.title_given);
  for (const SectionText& section : sections) {
    if (!section.key.empty() || section.key_before != "rehearsal") continue;
    reading.lost_scenes.push_back(section.title);
    for (const Node* node : section.nodes) {
      if (node->kind == BlockKind::heading) reading.lost_scenes.push_back(heading_text(*node));
    }
  }
  for (const SectionText& section : sections) {
    read_section(reading, section, last);
    if (section.key == "objectives" && !section.nodes.empty()) {
      reading.objectives_broken = form.any_in(source.file, section.heading->line, section.nodes.back()->last_line);
    }
  }
  if (out.lesson.title.empty() && (text.line_count() > 0 || findings.empty())) {
    form.report("form/title", base::Span{source.file, 1, 1, 1, 1}, "This lesson has no title.",
                "Write title: in the front matter, or # and a title as the first line.");
  }
  check_objectives(reading);
  check_links(reading);
  check_notes(reading);
  out.findings = joined(std::move(findings), form.take());
  return out;
}

GlossaryReading read_glossary(const SourceFile& source, const Surroundings& surroundings) {
  GlossaryReading out;
  base::Diagnostics findings;
  const SourceText text = decode(source.bytes, source.file, findings);
  Findings form;
  const Masks masks = make_masks(text, form);
  const Blocks blocks = make_blocks(text, masks, 1, form);
  lesson::Lesson scratch;
  scratch.lang = surroundings.course.lang;
  std::optional<Vocabulary> own;
  const Vocabulary& words = vocabulary_for(scratch, surroundings.course, own);
  Reading reading{text, masks, form, scratch, surroundings, words, source.path, blocks.definitions};
  read_notes(reading);
  std::vector<const Node*> nodes;
  for (const Node& node : blocks.nodes) nodes.push_back(&node);
  out.terms = read_entries(reading, nodes);
  for (lesson::Term& term : out.terms) term.anchor = reading.anchor("term " + term.term);
  check_links(reading);
  check_notes(reading);
  out.findings = joined(std::move(findings), form.take());
  return out;
}

}  // namespace colloquy::source
