// A picture as PNG (W3C, ISO/IEC 15948): 8 bits a channel, red, green and blue. The same pixels give the same bytes.
#pragma once

#include <string>

#include "write/book/cover.h"

namespace colloquy::site {

// Precondition: the picture has pixels, as many as its sides say.
std::string png_file(const write::Picture& picture);

}  // namespace colloquy::site
