// Words that are written alike and said differently: "to record a record". Which one is meant is told from the words
// beside it, as the eye of a reader does. Pure tables and rules; American English.
#pragma once

#include <vector>

#include "speech/flite/front_end.h"

namespace colloquy::speech {

// Gives the pieces that are such words the phones of the one that is meant; those that an author pronounced stay.
void tell_heteronyms(std::vector<Piece>& pieces);

}  // namespace colloquy::speech
