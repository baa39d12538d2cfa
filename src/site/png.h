// A picture as PNG (W3C, ISO/IEC 15948): 8 bits a channel, red, green and blue. The same pixels give the same bytes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "write/book/cover.h"

namespace colloquy::site {

struct Pixel {
  std::uint8_t red = 0, green = 0, blue = 0;
};

// `pixels`: row by row, `width` of them in each. Precondition: width > 0, whole rows.
std::string png(const std::vector<Pixel>& pixels, std::size_t width);
std::string png_file(const write::Picture& picture);

}  // namespace colloquy::site
