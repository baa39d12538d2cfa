#include "lesson/spoken.h"

namespace colloquy::lesson {
namespace {

void collect(std::vector<const Block*>& out, const Blocks& blocks) {
  for (const Block& block : blocks) {
    switch (block.kind) {
      case Block::Kind::paragraph:
        if (!plain_text(block.inlines).empty()) out.push_back(&block);
        break;
      case Block::Kind::quote:
      case Block::Kind::list:
      case Block::Kind::item: collect(out, block.children); break;
      default: break;
    }
  }
}

}  // namespace

std::vector<const Block*> spoken_paragraphs(const Blocks& blocks) {
  std::vector<const Block*> out;
  collect(out, blocks);
  return out;
}

}  // namespace colloquy::lesson
