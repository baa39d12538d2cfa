// A gap [[...]]: where the learner writes, picks or marks. Used by cards and by the test.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lesson/prose.h"

namespace colloquy::lesson {

// [[3 ± 0.5 min]], [[2..4 s]], [[5 ± 5%]]
struct Numeric {
  double low = 0, high = 0;  // accepted range, both ends included
  double value = 0;          // as shown
  std::string unit;          // "" : none
};

struct Gap {
  enum class Kind { words, number, menu, hot };
  struct Choice {
    std::string text;
    bool right = false;
  };
  std::string id;
  Kind kind = Kind::words;
  std::vector<std::string>
      accept;  // words: accepted answers, the first is shown; * stands for any letters, \* for itself
  std::optional<Numeric> number;
  std::vector<Choice> menu;  // menu: choices in a bar gap
  std::string text;          // hot: the words that may be marked
  bool right = false;        // hot: to be marked
  base::Span span;
};

}  // namespace colloquy::lesson
