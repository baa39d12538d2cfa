// gzip (RFC 1952) with no name and no time in its header: same bytes in, same bytes out.
#pragma once

#include <string>
#include <string_view>

namespace colloquy::site {

std::string gzip(std::string_view bytes);

}  // namespace colloquy::site
