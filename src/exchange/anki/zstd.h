// Zstandard, in which new Anki packages hold everything: RFC 8878, one frame or several, in memory. The library is
// walled in zstd.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace colloquy::exchange::anki {

// At most `most` bytes. Errors: invalid (no frame, damaged, cut off), too_large.
base::Result<std::string> unpack_zstd(std::string_view packed, std::uint64_t most);

std::string pack_zstd(std::string_view bytes);

}  // namespace colloquy::exchange::anki
