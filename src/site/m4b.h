// Tracks joined to one audio book, an MPEG-4 file with chapters and cover (.m4b), through the ffmpeg program. Each
// track is decoded and cut to its own length, sample by sample, so that chapters begin where the speech does.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "package/timeline.h"

namespace colloquy::site {

struct M4bTrack {
  std::filesystem::path mp3;
  package::Ms duration = 0;
};

struct M4bBook {
  std::vector<M4bTrack> tracks;
  std::string metadata;  // write::ffmetadata
  std::string cover;     // PNG
};

// Whether there is an ffmpeg: not_found where there is none, io where it does not run.
base::Result<void> look_for_ffmpeg();

// AAC-LC, mono, 64 kbit/s; the same tracks give the same bytes with the same ffmpeg. The file appears whole or not at
// all; missing folders are made. `done` is called after each track. Errors: not_found (no ffmpeg, or a track is not
// there), io.
base::Result<void> write_m4b(const std::filesystem::path& target, const M4bBook& book,
                             const std::function<void(std::size_t done, std::size_t of)>& done);

}  // namespace colloquy::site
