// The two things flite takes from the world outside it, replaced by our own: random numbers and the
// sound card. Lives in one translation unit with the symbols that the linker puts in their place.
#pragma once

#include <cstdint>

namespace colloquy::speech {

// Sets the noise of whatever this thread speaks next.
void seed_noise(std::uint64_t seed);

}  // namespace colloquy::speech
