#include "site/png.h"

#include <libdeflate.h>

#include <cstdint>
#include <memory>
#include <new>

#include "site/gzip.h"

namespace colloquy::site {
namespace {

std::string big_endian(std::uint32_t number) {
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xff);
  return out;
}

std::string chunk(std::string_view kind, std::string_view body) {
  const std::string named = std::string(kind) + std::string(body);
  return big_endian(static_cast<std::uint32_t>(body.size())) + named + big_endian(checksum(named));
}

std::string deflated(std::string_view bytes) {
  struct Free {
    void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
  };
  constexpr int kSmall = 9;
  const std::unique_ptr<libdeflate_compressor, Free> compressor(libdeflate_alloc_compressor(kSmall));
  if (!compressor) throw std::bad_alloc();
  std::string out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
  out.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

}  // namespace

std::string png_file(const write::Picture& picture) {
  // Each row is written as its difference from the one above (filter 2): drawings have many that are the same.
  constexpr char kFromAbove = 2;
  const std::size_t row = static_cast<std::size_t>(picture.width) * 3;
  std::string rows;
  rows.reserve(picture.rgb.size() + static_cast<std::size_t>(picture.height));
  for (std::size_t at = 0; at < picture.rgb.size(); ++at) {
    if (at % row == 0) rows += kFromAbove;
    rows += static_cast<char>(picture.rgb[at] - (at < row ? 0 : picture.rgb[at - row]));
  }
  constexpr std::string_view kEightBitsRgb("\x08\x02\x00\x00\x00", 5);
  const std::string head = big_endian(static_cast<std::uint32_t>(picture.width)) +
                           big_endian(static_cast<std::uint32_t>(picture.height)) + std::string(kEightBitsRgb);
  return std::string("\x89PNG\r\n\x1a\n") + chunk("IHDR", head) + chunk("IDAT", deflated(rows)) + chunk("IEND", "");
}

}  // namespace colloquy::site
