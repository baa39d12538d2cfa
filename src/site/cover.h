// A course's picture where programs want one: podcast apps, players. Drawn, not photographed: two people's words, in a
// colour that is the course's own. There are no letters in it, so it is the same in every language.
#pragma once

#include <string>

#include "lesson/course.h"
#include "site/cache_folder.h"

namespace colloquy::site {

inline constexpr int kCoverSide = 1400;      // pixels: the least that directories of podcasts take
inline constexpr int kPictureInSound = 500;  // inside each MP3

// A square PNG, taken from the cache where it was drawn before: the same course, the same picture.
std::string cover_png(const lesson::Course& course, int side, const CacheFolder& cache);

}  // namespace colloquy::site
