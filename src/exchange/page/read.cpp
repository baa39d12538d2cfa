#include "exchange/page/read.h"

#include "exchange/page/lines.h"
#include "exchange/page/shape.h"
#include "exchange/page/sort.h"

namespace colloquy::exchange::page {
namespace {

std::vector<Block> shape_aids(const Part& part, const std::vector<Line>& lines) {
  if (part.title.starts_with("Acronym") || part.title.starts_with("Memory tool")) return shape_acronyms(lines);
  if (part.title.starts_with("Rhyme")) return shape_rhymes(lines);
  return shape_paragraphs(lines);
}

std::vector<Block> shape_part(const Section& section, const Part& part, const std::vector<Line>& lines,
                              PageImport& page) {
  switch (section.kind) {
    case SectionKind::objectives: return shape_objectives(lines, page);
    case SectionKind::concepts:
    case SectionKind::glossary: return shape_entries(lines);
    case SectionKind::cards: return shape_cards(lines, page);
    case SectionKind::aids: return shape_aids(part, lines);
    case SectionKind::videos:
    case SectionKind::references: return shape_links(lines);
    case SectionKind::overview: return shape_text(lines);
    case SectionKind::examples: return shape_examples(lines);
    default: return shape_paragraphs(lines);
  }
}

void note_clean_up(const Lines& cleaned, PageImport& page) {
  const auto say = [&](std::uint32_t count, std::string text) {
    if (count > 0) page.notes.push_back({0, Note::Sure::certain, std::to_string(count) + " " + std::move(text)});
  };
  say(cleaned.entities, "HTML entities (such as &amp;) were read as the characters they stand for.");
  say(cleaned.odd_spaces, "non-breaking or unusual spaces became ordinary ones.");
  say(cleaned.removed, "control or invisible characters were taken out.");
}

}  // namespace

base::Result<PageImport> read_page(std::string_view text) {
  const Lines cleaned = TRY(clean_lines(text));
  SortedPage sorted = sort_lines(cleaned.lines);
  PageImport page = std::move(sorted.page);
  note_clean_up(cleaned, page);
  for (SortedSection& each : sorted.sections) {
    Section section = each.section;
    if (section.kind == SectionKind::conversation) {
      shape_conversation(each, section, page);
    } else {
      for (std::size_t i = 0; i < section.parts.size(); ++i) {
        section.parts[i].blocks = shape_part(section, section.parts[i], each.lines[i], page);
      }
    }
    if (section.kind == SectionKind::lede && section.parts.front().blocks.empty()) continue;
    page.sections.push_back(std::move(section));
  }
  if (page.title.empty()) {
    page.title = "Untitled lesson";
    page.notes.push_back({1, Note::Sure::guess, "The page has no title: it is called \"Untitled lesson\"."});
  }
  return page;
}

}  // namespace colloquy::exchange::page
