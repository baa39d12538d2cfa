// A piece of a passage to lesson::Inlines: directions, gaps, mathematics and footnote marks are taken out
// first and put back into what Markdown makes of the rest. Below prose.h, which does the same for blocks.
// Reports form/stray-gap and form/html itself, what Markdown left over through leftovers.h.
#pragma once

#include <vector>

#include "source/reading.h"

namespace colloquy::source {

// `gaps` collects the gaps of the piece; null: no gap may stand here.
lesson::Inlines read_inlines(Reading& reading, const Passage& passage, std::size_t from, std::size_t to,
                             std::vector<lesson::Gap>* gaps = nullptr);

// Takes white space off both ends.
void trim(lesson::Inlines& inlines);

}  // namespace colloquy::source
