// An MP3 made of prepared frames (package/joinable.h), without a codec: a first frame that tells players how long it
// is, then the runs as they are. What the server sends as today's review. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace colloquy::write {

// Bytes of the whole for so many frames in `runs`; they must fit 32 bits.
std::uint64_t joined_size(std::uint64_t frames);

// Precondition: each run is whole frames.
std::string joined_sound(const std::vector<std::string_view>& runs);

}  // namespace colloquy::write
