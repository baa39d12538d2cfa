// The two lists that answer a question, alike under You: and in a test: key ideas (a plain list)
// and options (a list with boxes).
#pragma once

#include <optional>
#include <vector>

#include "source/labels.h"
#include "source/prose.h"

namespace colloquy::source {

enum class BoxState { none, empty, ticked, broken };

// The box at the start of a list entry; `text` is set to where its text begins.
BoxState box_of(const Passage& passage, std::size_t& text);

// The first paragraph of an entry, or nullptr.
const Node* first_paragraph(const Node& item);
bool is_paragraph(const Node& node);

// Any of the entries has a box, be it a broken one.
bool has_boxes(const std::vector<const Node*>& items);
// All entries hold an arrow, or most do.
bool has_arrows(const std::vector<const Node*>& items);

// Reports form/box, form/option-empty, form/nested-options, form/after-answers.
std::vector<lesson::Option> read_options(Reading& reading, const std::vector<const Node*>& items);
// Reports form/stars for a half misconception, form/you-text for what is no remark.
std::vector<lesson::Idea> read_ideas(Reading& reading, const std::vector<const Node*>& items);

// Neighbouring lists of one type count as one: collects the entries of nodes[at] and of those that
// follow it, and moves `at` past them. Comments between are skipped.
std::vector<const Node*> collect_items(const std::vector<const Node*>& nodes, std::size_t& at);

std::vector<const Node*> pointers(const std::vector<Node>& nodes);

// Offset of " -> " or " <-> " (or an arrow at the edge) in [from, to): {of the arrow, past it}.
struct Arrow {
  std::size_t from = 0, to = 0;
  bool both = false;
};
std::optional<Arrow> find_arrow(const Passage& passage, std::size_t from, std::size_t to);

}  // namespace colloquy::source
