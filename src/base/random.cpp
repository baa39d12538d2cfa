#include <sys/random.h>

#include <cerrno>
#include <cstdlib>

#include "base/clock.h"

namespace colloquy::base {

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t n = getrandom(bytes.data(), bytes.size(), 0);
    if (n < 0 && errno == EINTR) continue;
    // A kernel without randomness cannot make a session token; going on would be worse than ending.
    if (n < 0) std::abort();
    bytes = bytes.subspan(static_cast<std::size_t>(n));
  }
}

}  // namespace colloquy::base
