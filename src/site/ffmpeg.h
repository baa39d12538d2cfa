// Sound that our own libraries do not read (AAC in an MPEG-4 file, which telephones record), through the
// ffmpeg program where it is installed. It runs as a child process with limits on time and memory, gets the
// bytes from memory and may open nothing else.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace colloquy::site {

// Whether the bytes are those of an MPEG-4 file (ISO/IEC 14496-12).
bool is_mpeg4(std::string_view bytes);

// Its first sound as an AU file, mono. Errors: not_found (there is no ffmpeg), invalid (ffmpeg finds no
// sound in the bytes), io.
base::Result<std::string> au_by_ffmpeg(std::string_view mpeg4);

}  // namespace colloquy::site
