// Writes a bank as Moodle's XML: what read() makes of it is the same bank. Pure: same bank, same bytes.
#pragma once

#include <span>
#include <string>

#include "exchange/bank/bank.h"

namespace colloquy::exchange::moodle {

std::string write(std::span<const bank::Question> questions);

}  // namespace colloquy::exchange::moodle
