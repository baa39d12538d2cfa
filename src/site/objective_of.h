// Which learning objective a flash card serves: that of the question of the lesson's test which asks for the same.
// Cards name no objective themselves; one that no question is close to serves none, and nothing is claimed of it.
#pragma once

#include <string>
#include <vector>

#include "lesson/question.h"

namespace colloquy::site {

class ObjectiveOf {
 public:
  // `test` may be null.
  explicit ObjectiveOf(const lesson::Test* test);

  // The objective of the question that shares most content words with the card, the first among equals; "" where none
  // shares enough.
  std::string find(const std::string& front_and_back) const;

 private:
  struct Asked {
    std::string objective;
    std::vector<std::string> stems;  // sorted, each once
  };
  std::vector<Asked> asked_;
};

// Stem, key and the author's explanation. Wrong answers are left out: they lead astray.
std::string words_of(const lesson::Question& question);

}  // namespace colloquy::site
