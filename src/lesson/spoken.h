// Which paragraphs of a turn or a chapter's layer are spoken, in order. The page numbers its lines
// over them, the speech script speaks them: both call this one function, so that line 7 on the
// page is line 7 in the sound.
#pragma once

#include <vector>

#include "lesson/prose.h"

namespace colloquy::lesson {

// Paragraphs, also those inside quotations and list entries, whose plain_text is not empty. Code,
// maths on a line of its own, tables, headings, rules and notes are shown and not spoken. The pointers are into
// `blocks`.
std::vector<const Block*> spoken_paragraphs(const Blocks& blocks);

}  // namespace colloquy::lesson
