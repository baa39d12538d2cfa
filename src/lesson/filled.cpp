#include "lesson/filled.h"

#include <utility>

namespace colloquy::lesson {
namespace {

bool is_meant(std::size_t gap, std::size_t asked) {
  return asked == kAllGaps || gap == asked;
}

void fill(Inlines& inlines, const std::vector<Gap>& gaps, std::size_t open, std::size_t marked) {
  for (Inline& node : inlines) {
    if (node.kind != Inline::Kind::gap) {
      fill(node.children, gaps, open, marked);
      continue;
    }
    const Gap gap = node.gap < gaps.size() ? gaps[node.gap] : Gap();
    const bool is_wrong = gap.kind == Gap::Kind::hot && !gap.right;
    if (is_meant(node.gap, open)) {
      node.text.clear();
    } else {
      node = is_meant(node.gap, marked) && !is_wrong ? strong(answer_of(gap)) : words(answer_of(gap));
    }
  }
}

}  // namespace

Inline words(std::string text) {
  Inline node;
  node.text = std::move(text);
  return node;
}

Inline strong(std::string text) {
  Inline node;
  node.kind = Inline::Kind::strong;
  node.children = {words(std::move(text))};
  return node;
}

Block paragraph(Inlines inlines) {
  Block block;
  block.inlines = std::move(inlines);
  return block;
}

std::string shown(std::string_view accepted) {
  std::string out;
  for (std::size_t i = 0; i < accepted.size(); ++i) {
    if (accepted[i] == '\\' && i + 1 < accepted.size() && accepted[i + 1] == '*') ++i;
    out += accepted[i];
  }
  return out;
}

std::string answer_of(const Gap& gap) {
  switch (gap.kind) {
    case Gap::Kind::words: return gap.accept.empty() ? "" : shown(gap.accept.front());
    case Gap::Kind::number:
    case Gap::Kind::hot: return gap.text.empty() && !gap.accept.empty() ? gap.accept.front() : gap.text;
    case Gap::Kind::menu:
      for (const Gap::Choice& choice : gap.menu) {
        if (choice.right) return choice.text;
      }
      return "";
  }
  return "";
}

void fill(Blocks& blocks, const std::vector<Gap>& gaps, std::size_t open, std::size_t marked) {
  for (Block& block : blocks) {
    fill(block.inlines, gaps, open, marked);
    fill(block.children, gaps, open, marked);
  }
}

}  // namespace colloquy::lesson
