#include "speech/trim.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace colloquy::speech {
namespace {

constexpr double kFloor = 1.0 / 31623.0;  // energy 45 dB below the loudest window
constexpr double kWindowSeconds = 0.010;
constexpr double kBefore = 0.030;
constexpr double kAfter = 0.060;
constexpr double kFade = 0.008;

}  // namespace

void trim(Clip& clip) {
  const std::size_t window = std::max<std::size_t>(1, static_cast<std::size_t>(kWindowSeconds * clip.rate));
  const std::size_t windows = clip.pcm.size() / window;
  std::vector<double> energy(windows, 0.0);
  double loudest = 0;
  for (std::size_t w = 0; w < windows; ++w) {
    for (std::size_t i = w * window; i < (w + 1) * window; ++i)
      energy[w] += static_cast<double>(clip.pcm[i]) * clip.pcm[i];
    loudest = std::max(loudest, energy[w]);
  }
  if (loudest == 0) return;
  std::size_t first = 0;
  while (energy[first] < loudest * kFloor) ++first;
  std::size_t last = windows - 1;
  while (energy[last] < loudest * kFloor) --last;

  const std::size_t before = static_cast<std::size_t>(kBefore * clip.rate);
  const std::size_t after = static_cast<std::size_t>(kAfter * clip.rate);
  const std::size_t from = first * window > before ? first * window - before : 0;
  const std::size_t to = std::min(clip.pcm.size(), (last + 1) * window + after);
  clip.pcm.erase(clip.pcm.begin() + static_cast<std::ptrdiff_t>(to), clip.pcm.end());
  clip.pcm.erase(clip.pcm.begin(), clip.pcm.begin() + static_cast<std::ptrdiff_t>(from));
  const std::size_t fade = std::min(clip.pcm.size() / 2, static_cast<std::size_t>(kFade * clip.rate));
  for (std::size_t i = 0; i < fade; ++i) {
    const double gain = static_cast<double>(i) / static_cast<double>(fade);
    clip.pcm[i] = static_cast<std::int16_t>(std::lround(clip.pcm[i] * gain));
    std::int16_t& end = clip.pcm[clip.pcm.size() - 1 - i];
    end = static_cast<std::int16_t>(std::lround(end * gain));
  }
  const std::int32_t length = static_cast<std::int32_t>(clip.pcm.size());
  for (WordSpan& word : clip.words) {
    word.start = std::clamp(word.start - static_cast<std::int32_t>(from), 0, length);
    word.end = std::clamp(word.end - static_cast<std::int32_t>(from), word.start, length);
  }
}

}  // namespace colloquy::speech
