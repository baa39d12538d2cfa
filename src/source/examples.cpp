// ## Examples: paragraphs, list entries or ### titles.
#include "source/answers.h"
#include "source/gaps.h"
#include "source/sections.h"

namespace colloquy::source {
namespace {

void add(Reading& reading, lesson::Blocks blocks, const Node& node, std::string title) {
  if (blocks.empty()) return;
  lesson::Example example;
  example.title = std::move(title);
  example.blocks = std::move(blocks);
  example.span = span_of(reading, node);
  reading.lesson.examples.push_back(std::move(example));
}

// "**The blue vase** A guide asks": several bold words, and then a capital.
void report_lost_colon(Reading& reading, const Passage& passage) {
  const std::string_view bare = passage.bare();
  if (!bare.starts_with("**")) return;
  const std::size_t close = bare.substr(0, passage.line_end(0)).find("**", 2);
  if (close == std::string_view::npos || close + 3 >= bare.size() || bare[close + 2] != ' ') return;
  const char next = bare[close + 3];
  if (bare.substr(2, close - 2).find(' ') == std::string_view::npos || !((next >= 'A' && next <= 'Z') || next == '"') ||
      std::string_view(".!?,").find(bare[close - 1]) != std::string_view::npos)
    return;
  reading.findings.report(
      "form/label-colon", passage.span(0, close + 2),
      "A colon is missing after the name: **" + unescaped(passage.text().substr(2, close - 2)) + ":**", "");
}

// A paragraph, with **Title:** taken off.
lesson::Blocks read_titled(Reading& reading, const Node& paragraph, std::string& title) {
  static const LabelPlace place{{}, false, true};
  const Passage& passage = paragraph.passage;
  std::size_t from = 0;
  const std::optional<Label> label = label_at(reading, passage, 0, true, place);
  if (label && label->bold) {
    title = label->name;
    from = label->text;
  }
  if (!label) report_lost_colon(reading, passage);
  lesson::Blocks out;
  lesson::Block block = read_paragraph(reading, passage, from, passage.size());
  if (!block.inlines.empty() || block.kind != lesson::Block::Kind::paragraph) out.push_back(std::move(block));
  return out;
}

}  // namespace

void read_examples(Reading& reading, const SectionText& section) {
  if (is_empty(section.nodes)) return report_empty(reading, *section.heading, section.title);
  for (const Part& part : cut_into_parts(reading, section.nodes, 3, Known::none, section.key)) {
    if (part.heading != nullptr) {
      reading.anchor(part.title);
      if (is_empty(part.nodes)) {
        report_empty(reading, *part.heading, part.title);
        continue;
      }
      lesson::Blocks blocks;
      for (const Node* node : part.nodes) read_block(reading, *node, blocks);
      add(reading, std::move(blocks), *part.heading, part.title);
      continue;
    }
    for (const Node* node : part.nodes) {
      std::string title;
      if (is_paragraph(*node)) {
        lesson::Blocks blocks = read_titled(reading, *node, title);
        add(reading, std::move(blocks), *node, title);
      } else if (node->kind == BlockKind::list) {
        for (const Node& item : node->children) {
          lesson::Blocks blocks;
          std::string item_title;
          for (const Node& child : item.children) {
            if (&child == first_paragraph(item))
              blocks = read_titled(reading, child, item_title);
            else
              read_block(reading, child, blocks);
          }
          add(reading, std::move(blocks), item, item_title);
        }
      } else if (!is_comment(*node)) {
        // A quotation, table or piece of code goes on with the example above it.
        lesson::Blocks blocks;
        read_block(reading, *node, blocks);
        if (reading.lesson.examples.empty())
          add(reading, std::move(blocks), *node, "");
        else
          for (lesson::Block& block : blocks) reading.lesson.examples.back().blocks.push_back(std::move(block));
      }
    }
  }
}

}  // namespace colloquy::source
