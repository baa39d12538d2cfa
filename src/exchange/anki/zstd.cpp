#include "exchange/anki/zstd.h"

#include <zstd.h>

#include <algorithm>
#include <memory>

namespace colloquy::exchange::anki {
namespace {

using base::ErrorKind;
using base::make_error;

struct FreeStream {
  void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
};

}  // namespace

base::Result<std::string> unpack_zstd(std::string_view packed, std::uint64_t most) {
  const std::unique_ptr<ZSTD_DStream, FreeStream> stream(ZSTD_createDStream());
  if (!stream) return make_error(ErrorKind::unavailable, "there is no memory to unpack it");
  ZSTD_inBuffer in{packed.data(), packed.size(), 0};
  std::string out;
  std::size_t hint = 1;  // 0: a frame has just ended
  while (in.pos < in.size || hint != 0) {
    const std::size_t at = out.size(), before = in.pos;
    out.resize(at + static_cast<std::size_t>(std::min<std::uint64_t>(ZSTD_DStreamOutSize(), most + 1 - at)));
    ZSTD_outBuffer buffer{out.data() + at, out.size() - at, 0};
    hint = ZSTD_decompressStream(stream.get(), &buffer, &in);
    out.resize(at + buffer.pos);
    if (ZSTD_isError(hint))
      return make_error(ErrorKind::invalid, std::string("it is damaged (") + ZSTD_getErrorName(hint) + ")");
    if (out.size() > most) return make_error(ErrorKind::too_large, "it unpacks to too much");
    if (buffer.pos == 0 && in.pos == before && hint != 0) return make_error(ErrorKind::invalid, "it is cut off");
  }
  return out;
}

std::string pack_zstd(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const std::size_t size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), ZSTD_CLEVEL_DEFAULT);
  out.resize(ZSTD_isError(size) ? 0 : size);
  return out;
}

}  // namespace colloquy::exchange::anki
