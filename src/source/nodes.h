// Everything of a lesson that has an identity, as one flat list in the order of the page: what
// colloquy.lock remembers and the identity pass names. The list points into the lesson it was made
// of, which must outlive it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lesson/lesson.h"

namespace colloquy::source {

struct IdNode {
  std::string_view kind;      // "turn", "card", ... (lesson format, section 6)
  std::string* id = nullptr;  // in the model; not empty before identity: fixed by the author
  int* edition = nullptr;     // in the model, null where editions are not kept there
  std::size_t parent = kTop;  // index in the list
  std::string text;           // the text of its kind, markup away
  std::string key;            // question: right answers; card: back; else ""
  base::Span span;
  static constexpr std::size_t kTop = static_cast<std::size_t>(-1);
};

// The lesson itself first, then its nodes; a parent stands before its children.
std::vector<IdNode> list_nodes(lesson::Lesson& lesson);

}  // namespace colloquy::source
