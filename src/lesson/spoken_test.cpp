#include "lesson/spoken.h"

#include <gtest/gtest.h>

namespace colloquy::lesson {
namespace {

Block paragraph(std::string text) {
  Inline words;
  words.text = std::move(text);
  Block block;
  block.inlines = {words};
  return block;
}

Block container(Block::Kind kind, Blocks children) {
  Block block;
  block.kind = kind;
  block.children = std::move(children);
  return block;
}

TEST(SpokenParagraphs, goes_into_lists_and_quotations_in_order) {
  const Blocks blocks = {
      paragraph("One."),
      container(Block::Kind::list, {container(Block::Kind::item, {paragraph("Two."), paragraph("Three.")})}),
      container(Block::Kind::quote, {paragraph("Four.")}),
  };
  std::vector<std::string> words;
  for (const Block* block : spoken_paragraphs(blocks)) words.push_back(plain_text(block->inlines));
  EXPECT_EQ(words, (std::vector<std::string>{"One.", "Two.", "Three.", "Four."}));
}

TEST(SpokenParagraphs, leaves_out_what_only_the_eye_can_use) {
  Block code;
  code.kind = Block::Kind::code;
  code.more.own().text = "x = 1";
  Block heading = paragraph("A heading");
  heading.kind = Block::Kind::heading;
  const Blocks blocks = {code, heading, paragraph(""), container(Block::Kind::table, {paragraph("cell")})};
  EXPECT_TRUE(spoken_paragraphs(blocks).empty());
}

}  // namespace
}  // namespace colloquy::lesson
