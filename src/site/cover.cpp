#include "site/cover.h"

#include <optional>

#include "base/hash.h"
#include "site/png.h"
#include "write/book/cover.h"

namespace colloquy::site {

std::string cover_png(const lesson::Course& course, int side, const CacheFolder& cache) {
  const std::string key = base::short_hash("cover 1 " + std::to_string(side) + ' ' + course.title, 40);
  if (std::optional<std::string> kept = cache.get("covers", key)) return *kept;
  std::string made = png_file(write::draw_cover(course.title, side, side));
  cache.put("covers", key, made);
  return made;
}

}  // namespace colloquy::site
