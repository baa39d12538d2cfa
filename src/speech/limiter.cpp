#include "speech/limiter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <deque>
#include <numbers>

namespace colloquy::speech {
namespace {

constexpr double kLookAheadSeconds = 0.005;
constexpr double kReleaseSeconds = 0.060;
constexpr double kMargin = 0.1;  // dB: four points a sample can miss this much of a peak at the band's edge

// Values between two samples: three points, as BS.1770-4, annex 2, asks for rates below 96 kHz (there
// at four times the rate), by a windowed sinc.
constexpr int kBetween = 3;
constexpr int kReach = 12;  // samples on each side
using Between = std::array<std::array<float, 2 * kReach>, kBetween>;

Between between_filters() {
  Between filters;
  for (int point = 0; point < kBetween; ++point) {
    const double at = (point + 1.0) / (kBetween + 1);
    for (int k = 0; k < 2 * kReach; ++k) {
      const double t = k - kReach + 1 - at;
      const double x = std::numbers::pi * t;
      const double window = 0.5 + 0.5 * std::cos(std::numbers::pi * t / (kReach + 1));
      filters[static_cast<std::size_t>(point)][static_cast<std::size_t>(k)] =
          static_cast<float>(std::sin(x) / x * window);
    }
  }
  return filters;
}

// Largest value from sample `i` up to the next one.
float peak_from(const std::vector<float>& samples, std::size_t i, const Between& filters) {
  const std::ptrdiff_t length = static_cast<std::ptrdiff_t>(samples.size());
  const std::ptrdiff_t first = static_cast<std::ptrdiff_t>(i) - kReach + 1;
  float peak = std::abs(samples[i]);
  for (const std::array<float, 2 * kReach>& filter : filters) {
    float sum = 0;
    for (std::ptrdiff_t k = 0; k < 2 * kReach; ++k) {
      const std::ptrdiff_t at = first + k;
      if (at >= 0 && at < length) sum += filter[static_cast<std::size_t>(k)] * samples[static_cast<std::size_t>(at)];
    }
    peak = std::max(peak, std::abs(sum));
  }
  return peak;
}

// Smallest value of each window of `reach` samples on both sides.
std::vector<float> sliding_minimum(const std::vector<float>& values, std::size_t reach) {
  std::vector<float> out(values.size());
  std::deque<std::size_t> window;  // indices, values rising
  for (std::size_t i = 0; i < values.size() + reach; ++i) {
    if (i < values.size()) {
      while (!window.empty() && values[window.back()] >= values[i]) window.pop_back();
      window.push_back(i);
    }
    if (i < reach) continue;
    const std::size_t centre = i - reach;
    while (window.front() + reach < centre) window.pop_front();
    out[centre] = values[window.front()];
  }
  return out;
}

// Mean of each window of `reach` samples on both sides: after the sliding minimum of the same reach it
// never exceeds what the peak in the middle needs.
std::vector<float> sliding_mean(const std::vector<float>& values, std::size_t reach) {
  std::vector<double> sums(values.size() + 1, 0.0);
  for (std::size_t i = 0; i < values.size(); ++i) sums[i + 1] = sums[i] + values[i];
  std::vector<float> out(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::size_t from = i > reach ? i - reach : 0;
    const std::size_t to = std::min(values.size(), i + reach + 1);
    out[i] = static_cast<float>((sums[to] - sums[from]) / static_cast<double>(to - from));
  }
  return out;
}

}  // namespace

void limit(std::vector<float>& samples, int rate, double ceiling_dbtp) {
  if (samples.empty()) return;
  const float ceiling = static_cast<float>(std::pow(10.0, (ceiling_dbtp - kMargin) / 20));
  static const Between filters = between_filters();
  std::vector<float> gain(samples.size(), 1.0f);
  bool over = false;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const float next = i + 1 < samples.size() ? std::abs(samples[i + 1]) : 0.0f;
    // Between two samples this far below it no sound of ours reaches the ceiling.
    if (std::max(std::abs(samples[i]), next) < ceiling / 2) continue;
    const float peak = peak_from(samples, i, filters);
    if (peak <= ceiling) continue;
    over = true;
    // A peak between two samples belongs to both.
    for (const std::size_t at : {i, std::min(samples.size() - 1, i + 1)}) {
      gain[at] = std::min(gain[at], ceiling / peak);
    }
  }
  if (!over) return;
  const std::size_t reach = static_cast<std::size_t>(kLookAheadSeconds * rate);
  gain = sliding_minimum(gain, reach);
  // The gain comes back slowly.
  const float step = static_cast<float>(1.0 - std::exp(-1.0 / (kReleaseSeconds * rate)));
  float held = 1;
  for (float& value : gain) {
    held = std::min(value, held + (1 - held) * step);
    value = held;
  }
  gain = sliding_mean(gain, reach);
  for (std::size_t i = 0; i < samples.size(); ++i) samples[i] *= gain[i];
}

}  // namespace colloquy::speech
