// Bytes as the letters that XML carries them in (RFC 4648, section 4). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace colloquy::exchange {

// White space is passed over. None: a letter that has no meaning, or half a group at the end.
std::optional<std::string> read_base64(std::string_view text);
std::string write_base64(std::string_view bytes);

}  // namespace colloquy::exchange
