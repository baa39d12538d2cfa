// The few words that the page's script says itself (times it counts, states it finds): it reads them
// from a data block, so that no text of the interface stands in TypeScript.
#pragma once

#include <string>

#include "write/text.h"

namespace colloquy::write {

// All keys of the catalogue that begin with "script.", without that prefix, as a JSON object.
std::string script_words(const Text& text);

}  // namespace colloquy::write
