// Reads GIFT. Each fault costs its own question only: those before and after it are kept. Pure.
//
// Source: Moodle's documentation, "GIFT format"; where that is silent, the grammar of GIFT-grammar-PEG.js, whose
// examples read_test holds this against.
#pragma once

#include <string_view>

#include "exchange/bank/bank.h"

namespace colloquy::exchange::gift {

bank::Bank read(std::string_view file);

}  // namespace colloquy::exchange::gift
