// Reads questions from Moodle's XML. Each fault costs its own question only: those before and after it are kept. Pure;
// bounded by the size of the file (exchange/xml.h).
//
// Read: multichoice, truefalse, shortanswer, numerical, matching, essay, ordering, cloze (multianswer), gapselect,
// ddwtos, description, category. Pictures within texts come along, decoded. Source: Moodle's documentation, "Moodle XML
// format", and what Moodle itself writes.
#pragma once

#include <cstddef>
#include <string_view>

#include "exchange/bank/bank.h"

namespace colloquy::exchange::moodle {

inline constexpr std::size_t kLargestPicture = 10u << 20;  // bytes, decoded

bank::Bank read(std::string_view file);

}  // namespace colloquy::exchange::moodle
