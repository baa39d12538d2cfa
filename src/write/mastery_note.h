// A few words on whether an objective is mastered (learn/mastery.h): "learned today", "kept", "fading".
#pragma once

#include "write/html.h"
#include "write/text.h"

namespace colloquy::write {

struct MasteryNote {
  enum class State {
    unknown,  // nothing is said
    not_yet,
    learned,  // known when it was tested
    kept,
    fading,
  };
  State state = State::unknown;
  bool today = false;  // learned: on the reader's own day
  long long when = 0;  // learned: when it was tested, ms since 1970
};

// Empty where nothing is known.
Html mastery_note(const MasteryNote& note, const Text& text);

}  // namespace colloquy::write
