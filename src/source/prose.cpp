#include "source/prose.h"

#include <algorithm>

namespace colloquy::source {
namespace {

using lesson::Inline;
using lesson::Inlines;

// - [x] text: 1; - [ ] text: 0; else -1. Moves `from` past the box.
int box_at(const Passage& passage, std::size_t& from) {
  const std::string_view bare = passage.bare();
  if (bare.size() < from + 4 || bare[from] != '[' || bare[from + 2] != ']' || bare[from + 3] != ' ') return -1;
  const char c = bare[from + 1];
  if (c != 'x' && c != 'X' && c != ' ') return -1;
  from += 4;
  return c == ' ' ? 0 : 1;
}

lesson::Block::Align align_of(markdown::Align align) {
  switch (align) {
    case markdown::Align::left: return lesson::Block::Align::left;
    case markdown::Align::center: return lesson::Block::Align::center;
    case markdown::Align::right: return lesson::Block::Align::right;
    case markdown::Align::none: break;
  }
  return lesson::Block::Align::none;
}

}  // namespace

lesson::Block read_paragraph(Reading& reading, const Passage& passage, std::size_t from, std::size_t to,
                             std::vector<lesson::Gap>* gaps) {
  lesson::Block block;
  block.span = passage.span(from, to);
  block.inlines = read_inlines(reading, passage, from, to, gaps);
  if (block.inlines.size() == 1 && block.inlines[0].kind == Inline::Kind::math && block.inlines[0].display) {
    block.kind = lesson::Block::Kind::math;
    block.more.own().text = block.inlines[0].text;
    block.inlines.clear();
  }
  return block;
}

std::vector<lesson::Direction> take_directions(Inlines& inlines) {
  std::vector<lesson::Direction> out;
  for (std::size_t i = 0; i < inlines.size();) {
    if (inlines[i].kind == Inline::Kind::direction && inlines[i].direction->kind == lesson::Direction::Kind::manner) {
      out.push_back(std::move(inlines[i].direction.own()));
      inlines.erase(inlines.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      for (lesson::Direction& inner : take_directions(inlines[i].children)) out.push_back(std::move(inner));
      ++i;
    }
  }
  trim(inlines);
  return out;
}

base::Span span_of(const Reading& reading, const Node& node) {
  base::Span span = reading.text.lines_span(node.line, node.last_line);
  if (node.column > 1 && node.line <= reading.text.line_count()) {
    const std::size_t at =
        reading.text.start_of(node.line) + std::min<std::size_t>(node.column - 1, reading.text.line(node.line).size());
    const base::Span first = reading.text.span(at, at);
    span.column = first.column;
  }
  return span;
}

void read_block(Reading& reading, const Node& node, lesson::Blocks& out, std::vector<lesson::Gap>* gaps) {
  using Kind = lesson::Block::Kind;
  lesson::Block block;
  block.span = span_of(reading, node);
  switch (node.kind) {
    case BlockKind::html: return;
    case BlockKind::paragraph: {
      if (node.passage.empty()) return;
      lesson::Block paragraph = read_paragraph(reading, node.passage, 0, node.passage.size(), gaps);
      if (!paragraph.inlines.empty() || paragraph.kind == Kind::math) out.push_back(std::move(paragraph));
      return;
    }
    case BlockKind::heading:
      block.kind = Kind::heading;
      block.level = static_cast<std::int8_t>(node.level);
      block.inlines = read_inlines(reading, node.passage, 0, node.passage.size());
      block.more.own().id = reading.anchor(lesson::plain_text(block.inlines));
      break;
    case BlockKind::quote:
      block.kind = Kind::quote;
      block.children = read_blocks(reading, node.children, gaps);
      break;
    case BlockKind::list:
      block.kind = Kind::list;
      block.ordered = node.ordered;
      if (node.start != 1) block.more.own().start = node.start;
      block.tight = node.tight;
      block.children = read_blocks(reading, node.children, gaps);
      break;
    case BlockKind::item: {
      block.kind = Kind::item;
      bool first = true;
      for (const Node& child : node.children) {
        std::size_t from = 0;
        if (first && child.kind == BlockKind::paragraph &&
            (block.checked = static_cast<std::int8_t>(box_at(child.passage, from))) >= 0) {
          block.children.push_back(read_paragraph(reading, child.passage, from, child.passage.size(), gaps));
        } else {
          read_block(reading, child, block.children, gaps);
        }
        first = false;
      }
      break;
    }
    case BlockKind::code:
      block.kind = Kind::code;
      block.more.own().text = node.text;
      block.more.own().info = node.info;
      break;
    case BlockKind::table:
      block.kind = Kind::table;
      for (const markdown::Align align : node.aligns) block.more.own().aligns.push_back(align_of(align));
      block.children = read_blocks(reading, node.children, gaps);
      break;
    case BlockKind::row:
      block.kind = Kind::row;
      for (std::size_t i = 0; i < node.children.size(); ++i)
        read_block(reading, node.children[i], block.children, gaps);
      break;
    case BlockKind::cell:
      block.kind = Kind::cell;
      block.inlines = read_inlines(reading, node.passage, 0, node.passage.size(), gaps);
      break;
    case BlockKind::rule: block.kind = Kind::rule; break;
    case BlockKind::footnote: {
      block.kind = Kind::footnote;
      block.more.own().info = node.info;
      block.children = read_blocks(reading, node.children, gaps);
      reading.lesson.footnotes.push_back(std::move(block));
      return;
    }
    case BlockKind::document: return;
  }
  out.push_back(std::move(block));
}

lesson::Blocks read_blocks(Reading& reading, const std::vector<Node>& nodes, std::vector<lesson::Gap>* gaps) {
  lesson::Blocks out;
  out.reserve(nodes.size());
  for (const Node& node : nodes) read_block(reading, node, out, gaps);
  return out;
}

lesson::Blocks read_remark(Reading& reading, const Node& quote) {
  return read_blocks(reading, quote.children);
}

}  // namespace colloquy::source
