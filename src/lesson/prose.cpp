#include "lesson/prose.h"

#include <algorithm>

namespace colloquy::lesson {
namespace {

void append(std::string& out, const Inlines& inlines);

void append(std::string& out, const Inline& node) {
  switch (node.kind) {
    case Inline::Kind::text:
    case Inline::Kind::code:
    case Inline::Kind::math: out += node.text; break;
    case Inline::Kind::soft_break:
    case Inline::Kind::hard_break: out += ' '; break;
    case Inline::Kind::footnote:
    case Inline::Kind::gap: break;
    default: append(out, node.children); break;
  }
}

void append(std::string& out, const Inlines& inlines) {
  for (const Inline& node : inlines) append(out, node);
}

void append(std::string& out, const Block& block) {
  std::string own = plain_text(block.inlines);
  if (block.kind == Block::Kind::code || block.kind == Block::Kind::math) own = block.more->text;
  if (!own.empty()) {
    if (!out.empty()) out += "\n\n";
    out += own;
  }
  for (const Block& child : block.children) append(out, child);
}

// A direction taken out of a sentence leaves two spaces, or one at an end: none of them is a word.
std::string squeezed(std::string text) {
  const auto is_break = [](char c) { return c == '\t' || c == '\n'; };
  const bool single =
      text.empty() || (text.front() != ' ' && text.back() != ' ' && std::none_of(text.begin(), text.end(), is_break) &&
                       text.find("  ") == std::string::npos);
  if (single) return text;
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n';
    if (space && (out.empty() || out.back() == ' ')) continue;
    out += space ? ' ' : c;
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

}  // namespace

std::string plain_text(const Inlines& inlines) {
  std::string out;
  append(out, inlines);
  return squeezed(std::move(out));
}

std::string plain_text(const Blocks& blocks) {
  std::string out;
  for (const Block& block : blocks) append(out, block);
  return out;
}

}  // namespace colloquy::lesson
