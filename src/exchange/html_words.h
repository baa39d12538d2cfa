// Words and the signs that HTML writes them with. Pure.
#pragma once

#include <string>
#include <string_view>

namespace colloquy::exchange {

// What "&NAME;", "&#NUMBER;" or "&#xHEX;" stands for, `name` without "&" and ";"; "" where that is not known.
std::string entity_of(std::string_view name);

// How many bytes the entity at the start of `html` takes, after its signs were added to `out`; 0 where there is none.
// Precondition: `html` starts with "&".
std::size_t read_entity(std::string_view html, std::string& out);

// Entities as the signs they stand for; what is none stays as it is.
std::string unescape_html(std::string_view text);

// "&", "<" and ">" as entities.
std::string escape_html(std::string_view words);
// Double quotation marks, too.
std::string escape_attribute(std::string_view words);

}  // namespace colloquy::exchange
