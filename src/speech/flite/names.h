// Names and words of learning that flite's lexicon lacks and its letter-to-sound rules say wrongly. A pure table; what
// belongs to one course alone is pronounced there (`say:` in its glossary and text).
#pragma once

#include <string_view>

namespace colloquy::speech {

// Phones of the CMU set for a word in small letters; "" where it is not in the table.
std::string_view phones_of_name(std::string_view word);

}  // namespace colloquy::speech
