// Where a client's address belongs when clients are counted: limits are for households, schools and attackers, not for
// the addresses that each of them has by the billion. Pure.
#pragma once

#include <string>
#include <string_view>

namespace colloquy::net {

// The address itself, or the /64 of an IPv6 one, for one household has that many.
std::string neighbourhood(std::string_view address);

}  // namespace colloquy::net
