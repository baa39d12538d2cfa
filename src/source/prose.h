// Running text: blocks of a lesson's source to lesson::Blocks, their words by inlines.h.
#pragma once

#include <vector>

#include "source/inlines.h"
#include "source/reading.h"

namespace colloquy::source {

// `gaps` collects the gaps of the piece; null: no gap may stand here.
lesson::Block read_paragraph(Reading& reading, const Passage& passage, std::size_t from, std::size_t to,
                             std::vector<lesson::Gap>* gaps = nullptr);

// Any block; comments give nothing.
void read_block(Reading& reading, const Node& node, lesson::Blocks& out, std::vector<lesson::Gap>* gaps = nullptr);
lesson::Blocks read_blocks(Reading& reading, const std::vector<Node>& nodes, std::vector<lesson::Gap>* gaps = nullptr);

// The children of a quotation, without it.
lesson::Blocks read_remark(Reading& reading, const Node& quote);

// Directions of kind manner at any depth of `inlines`, taken out.
std::vector<lesson::Direction> take_directions(lesson::Inlines& inlines);

base::Span span_of(const Reading& reading, const Node& node);

}  // namespace colloquy::source
