// Writes what the studio voices say in a course, its flash cards among it, into the course's own folder
// (speech/kept_lines.h), so that it sounds as good where they are not installed. Author's river, beside sound.h; for
// `colloquy voices keep`.
#pragma once

#include <cstddef>
#include <filesystem>

#include "base/result.h"
#include "lesson/course.h"
#include "site/cache_folder.h"
#include "site/sound.h"
#include "site/workers.h"
#include "speech/voices.h"

namespace colloquy::site {

struct KeptCount {
  std::size_t lines = 0;    // that the folder holds now
  std::size_t written = 0;  // of these, anew
  std::size_t removed = 0;  // lines that nobody says any more
  std::uintmax_t bytes = 0;
};

// `folder`: COURSE/spoken. Lines are spoken through the cache; what stands in the folder from other voices is spoken
// again. Errors: not_found (no studio voices), io, those of the engine; then what was written stays, and nothing is
// removed.
base::Result<KeptCount> keep_lines(const lesson::Course& course, const std::filesystem::path& folder,
                                   const CacheFolder& cache, const Workers& workers, const speech::Voices& voices,
                                   const Progress& progress);

}  // namespace colloquy::site
