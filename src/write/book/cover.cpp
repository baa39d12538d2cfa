#include "write/book/cover.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/hash.h"

namespace colloquy::write {
namespace {

struct Colour {
  double r = 0, g = 0, b = 0;
};

// Ground, first bubble, second bubble, writing. Dark grounds, so that white shelves frame them.
using Palette = std::array<Colour, 4>;
constexpr std::array<Palette, 6> kPalettes = {{
    {{{36, 58, 92}, {233, 239, 247}, {242, 201, 118}, {36, 58, 92}}},
    {{{38, 78, 70}, {232, 243, 238}, {240, 190, 150}, {38, 78, 70}}},
    {{{84, 52, 84}, {244, 236, 245}, {196, 216, 160}, {84, 52, 84}}},
    {{{98, 58, 44}, {249, 239, 230}, {160, 200, 208}, {98, 58, 44}}},
    {{{52, 60, 70}, {238, 240, 242}, {232, 168, 150}, {52, 60, 70}}},
    {{{44, 72, 110}, {238, 242, 236}, {214, 190, 226}, {44, 72, 110}}},
}};

struct Point {
  double x = 0, y = 0;
};

// Signed distances to a border, in pixels: negative inside (I. Quilez, "2D distance functions").
double to_rounded_box(Point at, Point centre, Point half, double radius) {
  const double dx = std::abs(at.x - centre.x) - half.x + radius, dy = std::abs(at.y - centre.y) - half.y + radius;
  const double outside = std::sqrt(std::max(dx, 0.0) * std::max(dx, 0.0) + std::max(dy, 0.0) * std::max(dy, 0.0));
  return outside + std::min(std::max(dx, dy), 0.0) - radius;
}

// Of a triangle whose corners go round clockwise, y downwards; exact along its edges, which is all a border needs.
double to_triangle(Point at, Point a, Point b, Point c) {
  const auto edge = [&](Point from, Point to) {
    const double ex = to.x - from.x, ey = to.y - from.y;
    return ((at.x - from.x) * ey - (at.y - from.y) * ex) / std::sqrt(ex * ex + ey * ey);
  };
  return std::max({edge(a, b), edge(b, c), edge(c, a)});
}

class Canvas {
 public:
  Canvas(int width, int height, Colour ground) : picture_{width, height, {}} {
    picture_.rgb.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3);
    for (long long i = 0; i < static_cast<long long>(width) * height; ++i) {
      for (const double part : {ground.r, ground.g, ground.b})
        picture_.rgb += static_cast<char>(static_cast<unsigned char>(part));
    }
  }

  // Paints where `distance` is negative, with a soft edge of one pixel; looks only between the two corners.
  template <typename Distance>
  void fill(Point from, Point to, Colour colour, Distance distance) {
    const int left = std::max(0, static_cast<int>(from.x)), right = std::min(picture_.width, static_cast<int>(to.x));
    const int top = std::max(0, static_cast<int>(from.y)), foot = std::min(picture_.height, static_cast<int>(to.y));
    for (int y = top; y < foot; ++y) {
      for (int x = left; x < right; ++x) {
        const double share = std::clamp(0.5 - distance({x + 0.5, y + 0.5}), 0.0, 1.0);
        if (share > 0) mix(x, y, colour, share);
      }
    }
  }

  Picture finish() { return std::move(picture_); }

 private:
  void mix(int x, int y, Colour colour, double share) {
    char* const pixel =
        picture_.rgb.data() +
        (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture_.width) + static_cast<std::size_t>(x)) * 3;
    const double parts[] = {colour.r, colour.g, colour.b};
    for (int i = 0; i < 3; ++i) {
      const double before = static_cast<unsigned char>(pixel[i]);
      pixel[i] = static_cast<char>(std::lround(before + (parts[i] - before) * share));
    }
  }

  Picture picture_;
};

enum class Side { left, right };

struct Bubble {
  Point centre, half;
  Side tail = Side::left;
};

// A bubble with its tail, and in it rows of writing, their lengths out of `digest`.
void draw(Canvas& canvas, const Bubble& bubble, Colour colour, Colour writing, const base::Digest& digest,
          std::size_t from) {
  const Point c = bubble.centre, h = bubble.half;
  const double radius = h.y * 0.45, way = bubble.tail == Side::left ? -1 : 1;
  const Point a{c.x + way * h.x * 0.62, c.y + h.y * 0.5}, b{c.x + way * h.x * 0.28, c.y + h.y * 0.5};
  const Point tip{c.x + way * h.x * 0.66, c.y + h.y * 1.5};
  canvas.fill({c.x - h.x - 2, c.y - h.y - 2}, {c.x + h.x + 2, c.y + h.y * 1.6}, colour, [&](Point at) {
    const double tail = bubble.tail == Side::left ? to_triangle(at, a, b, tip) : to_triangle(at, b, a, tip);
    return std::min(to_rounded_box(at, c, h, radius), tail);
  });
  constexpr int kRows = 3;
  const double thick = h.y * 0.075, wide = h.x * 0.7;
  for (int row = 0; row < kRows; ++row) {
    const double share = 0.55 + digest[from + static_cast<std::size_t>(row)] / 255.0 * 0.45;
    const Point half{wide * share, thick}, middle{c.x - wide + half.x, c.y + (row - 1) * h.y * 0.45};
    canvas.fill({middle.x - half.x - 2, middle.y - thick - 2}, {middle.x + half.x + 2, middle.y + thick + 2}, writing,
                [&](Point at) { return to_rounded_box(at, middle, half, thick); });
  }
}

}  // namespace

Picture draw_cover(std::string_view title, int width, int height) {
  const base::Digest digest = base::sha256("colloquy cover\n" + std::string(title));
  const Palette& palette = kPalettes[digest[0] % kPalettes.size()];
  Canvas canvas(width, height, palette[0]);
  const double w = width, unit = w / 10, middle = height / 2.0;
  const double shift = (digest[1] / 255.0 - 0.5) * unit;  // of the two against each other
  draw(canvas, {{w * 0.43 + shift, middle - unit * 1.9}, {unit * 3.2, unit * 1.5}, Side::left}, palette[1], palette[3],
       digest, 2);
  draw(canvas, {{w * 0.57 - shift, middle + unit * 1.9}, {unit * 3.2, unit * 1.5}, Side::right}, palette[2], palette[3],
       digest, 8);
  return canvas.finish();
}

}  // namespace colloquy::write
