// Sound that is put together without a decoder: MP3 frames of one kind that need nothing of their neighbours (constant
// rate, no bit reservoir), so that pieces of it can follow each other in any order. The build speaks flash cards so;
// the server joins those of the day. A frame at 24 kHz and 64 kbit/s, MPEG-2 Layer III, mono, lasts 576 samples and has
// no padding.
#pragma once

#include <cstdint>

#include "package/timeline.h"

namespace colloquy::package {

inline constexpr int kJoinableRate = 24000;       // samples a second
inline constexpr std::int32_t kFrameBytes = 192;  // 576 / 8 * 64000 / 24000
inline constexpr Ms kFrameMs = 24;

// Frames of a file, counted from its beginning. None: not spoken.
struct Piece {
  std::int32_t first = 0, frames = 0;

  Ms ms() const { return frames * kFrameMs; }
  friend bool operator==(const Piece&, const Piece&) = default;
};

}  // namespace colloquy::package
