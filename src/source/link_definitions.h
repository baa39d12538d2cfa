// Footnotes and link definitions ([x]: address), which Markdown takes out of the text without a
// trace: found in the raw lines, so that nothing of them is lost in silence.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "source/masks.h"

namespace colloquy::source {

struct Definitions {
  std::vector<std::string> footnotes;  // labels that are defined
  std::string links;                   // lines of link definitions
};

// Reports form/footnote-unused, form/footnote-missing, form/link-named-x.
Definitions find_definitions(const SourceText& text, const Masks& masks, std::uint32_t first_line, Findings& findings);

// `line` (containers' marks away) is a link definition.
bool definition_at(std::string_view line);

}  // namespace colloquy::source
