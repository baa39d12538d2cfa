// Years, decades, units and what stands before a number, as they are said: "1066" is ten sixty-six, "5 kg" five
// kilograms, "pp. 3" pages three. What is not here flite says in its own way. Pure.
#pragma once

#include <vector>

#include "speech/flite/front_end.h"

namespace colloquy::speech {

// Turns pieces that are figures, or stand beside them, into words; each stays its token's.
void say_figures(std::vector<Piece>& pieces);

}  // namespace colloquy::speech
