#include "site/gzip.h"

#include <libdeflate.h>

#include <memory>
#include <new>

namespace colloquy::site {
namespace {

struct FreeCompressor {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};
using Compressor = std::unique_ptr<libdeflate_compressor, FreeCompressor>;

// A percent larger than at the usual 6, in two thirds of the time: pages are rebuilt at every edit.
constexpr int kLevel = 5;

Compressor make_compressor() {
  Compressor compressor(libdeflate_alloc_compressor(kLevel));
  if (!compressor) throw std::bad_alloc();
  return compressor;
}

}  // namespace

std::string gzip(std::string_view bytes) {
  // Its tables are a quarter of a megabyte: made once a thread, not once a page.
  thread_local const Compressor compressor = make_compressor();
  std::string out(libdeflate_gzip_compress_bound(compressor.get(), bytes.size()), '\0');
  out.resize(libdeflate_gzip_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  out.shrink_to_fit();
  return out;
}

std::uint32_t checksum(std::string_view bytes) {
  return libdeflate_crc32(0, bytes.data(), bytes.size());
}

}  // namespace colloquy::site
