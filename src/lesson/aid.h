// A memory aid: rhyme, story, memory tool or acronym; each is also a retrieval prompt.
#pragma once

#include <string>
#include <vector>

#include "lesson/prose.h"

namespace colloquy::lesson {

struct Aid {
  enum class Kind { rhyme, story, tool, acronym };
  struct Word {
    std::string text;
    bool silent = false;  // in round brackets: lends no letter
    base::Span span;
  };
  std::string id;
  int edition = 1;  // raised when what it says changes (colloquy.lock)
  Kind kind = Kind::rhyme;
  std::string title;        // acronym: its letters ("WAIT")
  Blocks text;              // acronym: the sentence after its words, if any
  std::vector<Word> words;  // acronym only
  Blocks ask;               // replaces the prompt that is made by itself; empty: none given
  Blocks answer;            // gated
  std::string anchor;       // of its heading, for #links
  base::Span span;
  base::Span title_span;
};

}  // namespace colloquy::lesson
