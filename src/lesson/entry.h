// Words explained: glossary terms, key concepts and learning objectives share one shape.
#pragma once

#include <string>
#include <vector>

#include "lesson/prose.h"

namespace colloquy::lesson {

struct Term {
  std::string id;
  int edition = 1;  // raised when what it says changes (colloquy.lock)
  std::string term;
  std::vector<std::string> also;  // other forms, abbreviations: in brackets after the term
  Blocks meaning;
  bool card = true;  // *(no card)* : no cards are made of it
  bool draft = false;
  std::string anchor;         // "term-wait-time"
  std::string included_from;  // file it came from by **Include:**, "" for its own
  base::Span span;
  base::Span term_span;
};

}  // namespace colloquy::lesson
