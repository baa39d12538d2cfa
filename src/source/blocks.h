// The blocks of a lesson: Markdown's structure together with the raw text of each paragraph. Also
// the place where Markdown's three traps (lazy lines, underlined headings, indented code) are
// reported, for here the raw lines meet the structure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "source/markdown.h"
#include "source/passage.h"

namespace colloquy::source {

using markdown::BlockKind;

struct Node {
  BlockKind kind = BlockKind::document;
  std::uint32_t line = 1, last_line = 1;
  std::uint32_t column = 1;  // bytes from 1
  int level = 0;
  bool ordered = false, tight = true;
  int start = 1;
  std::string text, info;
  std::vector<markdown::Align> aligns;
  std::vector<Node> children;
  Passage passage;    // paragraph, heading, cell
  bool lazy = false;  // some of its lines lack the marks of a container: reported already
};

// Top-level blocks in order. Reports form/lazy, form/setext, form/indented-code, form/table-cells,
// form/footnote-unused, form/link-named-x, form/html.
struct Blocks {
  std::vector<Node> nodes;
  std::string definitions;  // link definitions, one a line
};
Blocks make_blocks(const SourceText& text, const Masks& masks, std::uint32_t first_line, Findings& findings);

}  // namespace colloquy::source
