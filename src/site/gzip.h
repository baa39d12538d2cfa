// gzip (RFC 1952) with no name and no time in its header: same bytes in, same bytes out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace colloquy::site {

std::string gzip(std::string_view bytes);

// CRC-32 of the bytes, as gzip counts it.
std::uint32_t checksum(std::string_view bytes);

}  // namespace colloquy::site
