// One reader for each section of a lesson: fills its part of the model. Each stands in a file of
// its own.
#pragma once

#include "source/outline.h"

namespace colloquy::source {

void read_conversation(Reading& reading, const SectionText& section);
void read_overview(Reading& reading, const SectionText& section);
void read_videos(Reading& reading, const SectionText& section);
void read_audiobook(Reading& reading, const SectionText& section);
void read_examples(Reading& reading, const SectionText& section);
void read_aids(Reading& reading, const SectionText& section);
void read_cards(Reading& reading, const SectionText& section);
void read_test(Reading& reading, const SectionText& section);
void read_references(Reading& reading, const SectionText& section);
void read_rehearsal(Reading& reading, const SectionText& section);
void read_plain(Reading& reading, const SectionText& section, std::optional<lesson::Section> after);
// The text before the first ## heading.
void read_lede(Reading& reading, const SectionText& section);

// Entries: objectives, concepts, glossary.
std::vector<lesson::Term> read_entries(Reading& reading, const std::vector<const Node*>& nodes);

// Whatever is still to be checked when all sections are read: links, notes, objectives.
void check_links(Reading& reading);
void check_objectives(Reading& reading);

}  // namespace colloquy::source
