// SHA-1 (FIPS 180-4), which Anki's formats name media and first fields by. For nothing else: it keeps no secret and no
// promise against malice. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace colloquy::exchange::anki {

std::array<std::uint8_t, 20> sha1(std::string_view bytes);

}  // namespace colloquy::exchange::anki
