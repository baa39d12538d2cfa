// Markdown's structure as plain values: the Markdown library is walled behind this file. Blocks
// come with the place of their first character and with their last line, which is all that the
// library states reliably; inline Markdown is parsed piece by piece from a single line of text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace colloquy::source::markdown {

enum class BlockKind { document, quote, list, item, code, html, paragraph, heading, rule, table, row, cell, footnote };
enum class Align { none, left, center, right };

struct Block {
  BlockKind kind = BlockKind::document;
  std::uint32_t line = 1, last_line = 1;
  std::uint32_t column = 1;  // bytes from 1
  int level = 0;             // heading
  bool ordered = false, tight = true, fenced = false;
  int start = 1;                     // of an ordered list
  std::uint32_t content_column = 1;  // item: bytes before its content, from 1
  std::string text;                  // code, html
  std::string info;                  // code; footnote: its label
  std::vector<Align> aligns;
  std::vector<Block> children;
};

// `footnotes`: labels that are to count as used, so that no footnote is dropped.
Block parse_blocks(std::string_view text, const std::vector<std::string>& footnotes);

enum class InlineKind { text, code, html, emphasis, strong, strike, link, image };

struct Inline {
  InlineKind kind = InlineKind::text;
  std::uint32_t column = 1;  // bytes from 1, in the parsed line
  std::string text, target, title;
  std::vector<Inline> children;
};

// `line` holds no line break. `definitions`: link definitions, one a line, that it may refer to.
std::vector<Inline> parse_inlines(std::string_view line, std::string_view definitions);

}  // namespace colloquy::source::markdown
