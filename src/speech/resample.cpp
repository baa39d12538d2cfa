#include "speech/resample.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <numeric>

namespace colloquy::speech {
namespace {

// Zeroth modified Bessel function of the first kind, by its power series (Abramowitz & Stegun 9.6.12).
double bessel_i0(double x) {
  double sum = 1;
  double term = 1;
  for (int k = 1; k < 40; ++k) {
    term *= x * x / (4.0 * k * k);
    sum += term;
  }
  return sum;
}

constexpr int kHalfTaps = 24;       // zero crossings each side at the lower of both rates
constexpr double kBeta = 8.0;       // Kaiser window: about 80 dB of stop band (Kaiser 1974)
constexpr double kPassBand = 0.95;  // of the lower Nyquist frequency

}  // namespace

std::vector<float> resample(const std::vector<float>& samples, int from_rate, int to_rate) {
  if (from_rate == to_rate || samples.empty()) return samples;
  const int common = std::gcd(from_rate, to_rate);
  const std::int64_t up = to_rate / common;
  const std::int64_t down = from_rate / common;
  // Cut-off in cycles per input sample.
  const double cut = 0.5 * kPassBand * std::min(1.0, static_cast<double>(to_rate) / from_rate);
  const int reach = static_cast<int>(std::ceil(kHalfTaps / (2 * cut)));
  const std::size_t taps = static_cast<std::size_t>(2 * reach);

  std::vector<float> filter(static_cast<std::size_t>(up) * taps);
  for (std::int64_t phase = 0; phase < up; ++phase) {
    double sum = 0;
    for (std::size_t k = 0; k < taps; ++k) {
      const double t = static_cast<double>(static_cast<int>(k) - reach + 1) - static_cast<double>(phase) / up;
      const double window = std::max(0.0, 1.0 - t * t / (static_cast<double>(reach) * reach));
      const double x = 2 * std::numbers::pi * cut * t;
      const double sinc = std::abs(x) < 1e-9 ? 1.0 : std::sin(x) / x;
      const double value = sinc * bessel_i0(kBeta * std::sqrt(window));
      filter[static_cast<std::size_t>(phase) * taps + k] = static_cast<float>(value);
      sum += value;
    }
    for (std::size_t k = 0; k < taps; ++k)
      filter[static_cast<std::size_t>(phase) * taps + k] /= static_cast<float>(sum);
  }

  const std::int64_t length = static_cast<std::int64_t>(samples.size());
  const std::int64_t out_length = (length * up + down - 1) / down;
  std::vector<float> out(static_cast<std::size_t>(out_length));
  for (std::int64_t i = 0; i < out_length; ++i) {
    const std::int64_t position = i * down;
    const float* row = &filter[static_cast<std::size_t>(position % up) * taps];
    const std::int64_t first = position / up - reach + 1;
    float sum = 0;
    for (std::int64_t k = std::max<std::int64_t>(0, -first); k < static_cast<std::int64_t>(taps) && first + k < length;
         ++k) {
      sum += row[k] * samples[static_cast<std::size_t>(first + k)];
    }
    out[static_cast<std::size_t>(i)] = sum;
  }
  return out;
}

}  // namespace colloquy::speech
