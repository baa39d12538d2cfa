// A flash card written by hand. Cards made from terms and aids are not here: see derived_cards.h.
#pragma once

#include <string>
#include <vector>

#include "lesson/gap.h"

namespace colloquy::lesson {

struct Card {
  enum class Kind {
    basic,     // front, back
    reversed,  // front and back, asked both ways
    cloze,     // front holds the gaps; one card a gap
    typed,     // front, and the answer to be typed (gaps[0])
  };
  std::string id;
  int edition = 1;  // raised when what it says changes (colloquy.lock)
  Kind kind = Kind::basic;
  Blocks front;
  Blocks back;
  std::vector<Gap> gaps;
  bool draft = false;
  base::Span span;
};

}  // namespace colloquy::lesson
