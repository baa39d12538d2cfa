// A bank in the words of GIFT-grammar-PEG.js, so that two readers of GIFT can be compared. For tests only.
#pragma once

#include <span>

#include "base/json.h"
#include "exchange/bank/bank.h"

namespace colloquy::exchange::gift {

base::Json peg_json(std::span<const bank::Question> questions);

// Members of every object in one order, numbers as doubles.
base::Json in_one_order(const base::Json& json);

}  // namespace colloquy::exchange::gift
