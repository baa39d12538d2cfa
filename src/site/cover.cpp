#include "site/cover.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/hash.h"
#include "site/png.h"

namespace colloquy::site {
namespace {

struct Colour {
  float red, green, blue;  // 0..255
};

// Ground and bubble: calm, and apart enough to be told from each other in a list of small pictures.
struct Colours {
  Colour ground, near;
};
constexpr Colour kPaper{250, 247, 240};
constexpr std::array<Colours, 8> kAll{{{{31, 78, 95}, {121, 178, 186}},
                                       {{62, 84, 50}, {163, 190, 121}},
                                       {{112, 53, 48}, {222, 152, 120}},
                                       {{60, 55, 105}, {159, 153, 212}},
                                       {{88, 62, 35}, {214, 174, 112}},
                                       {{28, 88, 76}, {126, 196, 172}},
                                       {{101, 44, 79}, {211, 140, 180}},
                                       {{45, 66, 117}, {139, 170, 220}}}};

// A bubble of speech in a square of side 1: a rounded box with a tail towards one lower corner.
struct Bubble {
  float left, top, right, bottom, tail;  // x of the tail's foot
};
constexpr float kRound = 0.09f, kTail = 0.11f;

// How far inside the box a point is; negative outside.
float in_box(const Bubble& bubble, float x, float y) {
  const float dx = std::max(std::max(bubble.left + kRound - x, x - bubble.right + kRound), 0.0f);
  const float dy = std::max(std::max(bubble.top + kRound - y, y - bubble.bottom + kRound), 0.0f);
  return kRound - std::sqrt(dx * dx + dy * dy);
}

// The tail: a right triangle below the box, upright on the side of its foot.
float in_tail(const Bubble& bubble, float x, float y) {
  const bool to_the_left = bubble.tail < (bubble.left + bubble.right) / 2;
  const float across = to_the_left ? x - bubble.tail : bubble.tail - x;
  const float down = y - (bubble.bottom - kRound);
  const float depth = kTail + kRound;
  return std::min({across, down + kRound / 2, (depth - down - across) / 1.41421356f});
}

float in_bubble(const Bubble& bubble, float x, float y) {
  return std::max(in_box(bubble, x, y), in_tail(bubble, x, y));
}

Colour mixed(Colour under, Colour over, float share) {
  const auto mix = [share](float a, float b) { return a + (b - a) * share; };
  return {mix(under.red, over.red), mix(under.green, over.green), mix(under.blue, over.blue)};
}

// What is heard: bars like a voice's, in the nearer bubble.
float in_bars(float x, float y) {
  constexpr std::array<float, 7> kHeights{0.03f, 0.07f, 0.11f, 0.06f, 0.09f, 0.05f, 0.025f};
  constexpr float kLeft = 0.39f, kStep = 0.055f, kMiddle = 0.60f, kHalf = 0.011f;
  float best = -1;
  for (std::size_t i = 0; i < kHeights.size(); ++i) {
    const float dx = std::abs(x - kLeft - kStep * static_cast<float>(i));
    const float dy = std::max(std::abs(y - kMiddle) - kHeights[i] + kHalf, 0.0f);
    best = std::max(best, kHalf - std::sqrt(dx * dx + dy * dy));
  }
  return best;
}

std::string draw(const Colours& colours, int side) {
  constexpr Bubble kFar{0.13f, 0.17f, 0.66f, 0.50f, 0.24f}, kNear{0.30f, 0.42f, 0.87f, 0.77f, 0.78f};
  const float pixel = 1.0f / static_cast<float>(side);
  std::vector<Pixel> pixels;
  pixels.reserve(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
  const auto share = [pixel](float inside) { return std::clamp(inside / pixel + 0.5f, 0.0f, 1.0f); };
  const auto whole = [](float value) { return static_cast<std::uint8_t>(std::lround(value)); };
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) {
      const float x = (static_cast<float>(column) + 0.5f) * pixel, y = (static_cast<float>(row) + 0.5f) * pixel;
      Colour colour = mixed(colours.ground, colours.near, share(in_bubble(kFar, x, y)));
      const float near = in_bubble(kNear, x, y);
      colour = mixed(colour, colours.ground, share(near + 0.018f));  // a rim, so that one lies on the other
      colour = mixed(colour, kPaper, share(near));
      colour = mixed(colour, colours.ground, share(in_bars(x, y)));
      pixels.push_back({whole(colour.red), whole(colour.green), whole(colour.blue)});
    }
  }
  return png(pixels, static_cast<std::size_t>(side));
}

}  // namespace

std::string cover_png(const lesson::Course& course, int side, const CacheFolder& cache) {
  const std::size_t which = base::sha256(course.id)[0] % kAll.size();
  const std::string key = base::short_hash("cover 1 " + std::to_string(which) + ' ' + std::to_string(side), 40);
  if (std::optional<std::string> kept = cache.get("covers", key)) return *kept;
  std::string made = draw(kAll[which], side);
  cache.put("covers", key, made);
  return made;
}

}  // namespace colloquy::site
