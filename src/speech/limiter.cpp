#include "speech/limiter.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <deque>

#include "speech/resample.h"

namespace colloquy::speech {
namespace {

constexpr double kLookAheadSeconds = 0.005;
constexpr double kReleaseSeconds = 0.060;
constexpr int kOversampling = 4;  // as BS.1770-4, annex 2, asks for rates below 96 kHz
constexpr double kMargin = 0.1;   // dB: four points a sample can miss this much of a peak at the band's edge

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
  const std::vector<float> dense = resample(samples, 1, kOversampling);
  std::vector<float> gain(samples.size(), 1.0f);
  bool over = false;
  for (std::size_t i = 0; i < dense.size(); ++i) {
    // The interpolation is soft at the band's edge, where the samples themselves know better.
    const float peak = std::max(std::abs(dense[i]), std::abs(samples[i / kOversampling]));
    if (peak <= ceiling) continue;
    over = true;
    // A peak between two samples belongs to both.
    for (const std::size_t at : {i / kOversampling, std::min(samples.size() - 1, i / kOversampling + 1)}) {
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
