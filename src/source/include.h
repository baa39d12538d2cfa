// **Include:** [title](file.md#heading): another file's entries, here. Findings point into that file.
#pragma once

#include <vector>

#include "source/reading.h"

namespace colloquy::source {

// Appends the entries of the file that `inlines` (a link) names. Reports form/include.
void include_entries(Reading& reading, const lesson::Inlines& inlines, base::Span span, std::vector<lesson::Term>& out);

}  // namespace colloquy::source
