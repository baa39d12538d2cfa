#include "lesson/prose.h"

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

// A direction taken out of a sentence leaves two spaces, or one at an end: none of them is a word.
bool is_loose(std::string_view text) {
  if (text.empty()) return false;
  bool space = true;  // what stands before the first character
  for (const char c : text) {
    const bool here = c == ' ';
    if ((here && space) || c == '\t' || c == '\n') return true;
    space = here;
  }
  return space;
}

// Squeezes what `out` holds from `begin` on.
void squeeze(std::string& out, std::size_t begin) {
  if (!is_loose(std::string_view(out).substr(begin))) return;
  std::size_t end = begin;
  for (std::size_t i = begin; i < out.size(); ++i) {
    const char c = out[i];
    const bool space = c == ' ' || c == '\t' || c == '\n';
    if (space && (end == begin || out[end - 1] == ' ')) continue;
    out[end++] = space ? ' ' : c;
  }
  if (end > begin && out[end - 1] == ' ') --end;
  out.resize(end);
}

void append(std::string& out, const Block& block) {
  const std::size_t before = out.size();
  if (before > 0) out += "\n\n";
  const std::size_t begin = out.size();
  if (block.kind == Block::Kind::code || block.kind == Block::Kind::math) {
    out += block.more->text;
  } else {
    append(out, block.inlines);
    squeeze(out, begin);
  }
  if (out.size() == begin) out.resize(before);
  for (const Block& child : block.children) append(out, child);
}

}  // namespace

std::string plain_text(const Inlines& inlines) {
  std::string out;
  append(out, inlines);
  squeeze(out, 0);
  return out;
}

std::string plain_text(const Blocks& blocks) {
  std::string out;
  for (const Block& block : blocks) append(out, block);
  return out;
}

}  // namespace colloquy::lesson
