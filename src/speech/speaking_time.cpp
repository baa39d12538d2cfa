#include "speech/speaking_time.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace colloquy::speech {
namespace {

constexpr double kWindowSeconds = 0.010;
constexpr double kShortestPause = 0.120;

// Loudness in decibels of each window.
std::vector<double> levels(const Clip& recording, std::size_t window) {
  std::vector<double> out(recording.pcm.size() / window);
  for (std::size_t w = 0; w < out.size(); ++w) {
    double energy = 0;
    for (std::size_t i = w * window; i < (w + 1) * window; ++i)
      energy += static_cast<double>(recording.pcm[i]) * recording.pcm[i];
    out[w] = 10 * std::log10(energy / static_cast<double>(window) + 1);
  }
  return out;
}

// Between the room's noise and the voice; below everything where there is no telling them apart.
double threshold_of(std::vector<double> levels) {
  if (levels.empty()) return 0;
  const auto at = [&](double share) {
    const auto place = levels.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(levels.size() - 1));
    std::nth_element(levels.begin(), place, levels.end());
    return *place;
  };
  const double noise = at(0.05), voice = at(0.95);
  if (voice - noise < 12) return -1;
  return std::clamp(noise + 8, voice - 45, voice - 15);
}

std::vector<SpokenPart> parts_of(const Clip& recording) {
  const std::size_t window = std::max<std::size_t>(1, static_cast<std::size_t>(kWindowSeconds * recording.rate));
  const std::vector<double> level = levels(recording, window);
  const double threshold = threshold_of(level);
  const std::size_t shortest = static_cast<std::size_t>(kShortestPause / kWindowSeconds);
  std::vector<SpokenPart> parts;
  for (std::size_t w = 0; w < level.size(); ++w) {
    if (level[w] < threshold) continue;
    const double from = static_cast<double>(w * window), to = static_cast<double>((w + 1) * window);
    if (parts.empty() || from - parts.back().to >= static_cast<double>(shortest * window)) parts.push_back({from, to});
    parts.back().to = to;
  }
  const double end = static_cast<double>(recording.pcm.size());
  if (parts.empty()) parts.push_back({0, end});
  for (std::size_t i = 1; i < parts.size(); ++i)
    parts[i].before = parts[i - 1].before + parts[i - 1].to - parts[i - 1].from;
  return parts;
}

}  // namespace

SpeakingTime::SpeakingTime(const Clip& recording) : parts_(parts_of(recording)) {}

double SpeakingTime::begin_of_pause(double spoken) const {
  std::size_t i = parts_.size() - 1;
  while (i > 0 && parts_[i].before >= spoken) --i;
  return std::min(parts_[i].to, parts_[i].from + spoken - parts_[i].before);
}

double SpeakingTime::end_of_pause(double spoken) const {
  std::size_t i = parts_.size() - 1;
  while (i > 0 && parts_[i].before > spoken) --i;
  return std::min(parts_[i].to, parts_[i].from + spoken - parts_[i].before);
}

double SpeakingTime::before(double sample) const {
  std::size_t i = parts_.size() - 1;
  while (i > 0 && parts_[i].from > sample) --i;
  return parts_[i].before + std::clamp(sample - parts_[i].from, 0.0, parts_[i].to - parts_[i].from);
}

}  // namespace colloquy::speech
