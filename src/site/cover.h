// A course's picture where programs that play sound want one: the drawing that its books have (write/book/cover.h), as
// a square.
#pragma once

#include <string>

#include "lesson/course.h"
#include "site/cache_folder.h"

namespace colloquy::site {

inline constexpr int kCoverSide = 1400;      // pixels: the least that directories of podcasts take
inline constexpr int kPictureInSound = 500;  // inside each MP3

// A square PNG, taken from the cache where it was drawn before: the same title, the same picture.
std::string cover_png(const lesson::Course& course, int side, const CacheFolder& cache);

}  // namespace colloquy::site
