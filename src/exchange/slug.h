// The name of a lesson's file, of its title. Pure.
#pragma once

#include <string>
#include <string_view>

namespace colloquy::exchange {

// "Therapeutic Relationship" -> "therapeutic-relationship". Never empty, never a name with a meaning of its own (index,
// glossary), never beginning with a number.
std::string slug_of(std::string_view title);

}  // namespace colloquy::exchange
