// A spoken line as a file that every player plays: Ogg Opus, with what a clip knows besides its samples as comments.
// Beside the cache; for lines that travel with their course (kept_lines.h).
//
//     COLLOQUY_WORDS=0-412 430-880 ...    where each word sounds, in samples of the clip
//     COLLOQUY_LEVEL=-21.4                the loudness of its voice (LUFS), if known
//     COLLOQUY_VOICE=kokoro ...           which engine spoke it
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "speech/clip.h"

namespace colloquy::speech {

struct ClipFile {
  Clip clip;
  std::string engine;  // Engine::identity()
};

// Errors: invalid (a rate Opus does not know), internal.
base::Result<std::string> to_clip_file(const ClipFile& clip);

// Errors: invalid (no such file, damaged, or not one of ours). Never more samples than kLongestLine.
base::Result<ClipFile> read_clip_file(std::string_view bytes);

inline constexpr int kLongestLine = 30 * 60;  // seconds

// Of the comments alone: which engine spoke it, "" where nothing says so. Decodes nothing.
std::string engine_of_clip_file(std::string_view bytes);

}  // namespace colloquy::speech
