// Writes a bank as GIFT: what read() makes of it is the same bank, ids, tags and all. Pure.
//
// Three things GIFT has no words for: a choice that begins with "%", "->" in the first half of a pair or in all short
// answers, and two spaces in a row in a text without markup. Whoever has such things gives them as HTML. Other readers
// take any choice with an arrow for a pair.
#pragma once

#include <span>
#include <string>

#include "exchange/bank/bank.h"

namespace colloquy::exchange::gift {

std::string write(std::span<const bank::Question> questions);

}  // namespace colloquy::exchange::gift
