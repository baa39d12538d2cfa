// Every card of a collection with what it says of its learner: the collection's rows put together. Pure.
#pragma once

#include <optional>
#include <vector>

#include "exchange/anki/collection.h"
#include "exchange/anki/state.h"

namespace colloquy::exchange::anki {

// Pointers lead into the collection.
struct Learned {
  const Note* note = nullptr;
  const NoteType* type = nullptr;
  const Deck* deck = nullptr;  // its own, not a filtered one; null: unknown
  int ord = 0;
  LearnerCard card;
  std::optional<double> retention;
};

std::vector<Learned> learned_of(const Collection& collection);

}  // namespace colloquy::exchange::anki
