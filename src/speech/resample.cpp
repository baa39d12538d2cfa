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

Resampler::Resampler(int from_rate, int to_rate) {
  const int common = std::gcd(from_rate, to_rate);
  up_ = to_rate / common;
  down_ = from_rate / common;
  if (up_ == down_) return;
  // Cut-off in cycles per input sample.
  const double cut = 0.5 * kPassBand * std::min(1.0, static_cast<double>(to_rate) / from_rate);
  reach_ = static_cast<std::int64_t>(std::ceil(kHalfTaps / (2 * cut)));
  const std::size_t taps = static_cast<std::size_t>(2 * reach_);
  filter_.resize(static_cast<std::size_t>(up_) * taps);
  for (std::int64_t phase = 0; phase < up_; ++phase) {
    double sum = 0;
    for (std::size_t k = 0; k < taps; ++k) {
      const double t =
          static_cast<double>(static_cast<std::int64_t>(k) - reach_ + 1) - static_cast<double>(phase) / up_;
      const double window = std::max(0.0, 1.0 - t * t / (static_cast<double>(reach_) * reach_));
      const double x = 2 * std::numbers::pi * cut * t;
      const double sinc = std::abs(x) < 1e-9 ? 1.0 : std::sin(x) / x;
      const double value = sinc * bessel_i0(kBeta * std::sqrt(window));
      filter_[static_cast<std::size_t>(phase) * taps + k] = static_cast<float>(value);
      sum += value;
    }
    for (std::size_t k = 0; k < taps; ++k)
      filter_[static_cast<std::size_t>(phase) * taps + k] /= static_cast<float>(sum);
  }
}

void Resampler::add(std::span<const float> samples, std::vector<float>& out) {
  if (filter_.empty()) {
    out.insert(out.end(), samples.begin(), samples.end());
    return;
  }
  held_.insert(held_.end(), samples.begin(), samples.end());
  // Samples of the input with their whole neighbourhood here.
  const std::int64_t known = first_ + static_cast<std::int64_t>(held_.size()) - reach_;
  put(known <= 0 ? 0 : (known * up_ + down_ - 1) / down_, out);
  const std::int64_t needed = done_ * down_ / up_ - reach_ + 1;
  const std::int64_t past = std::clamp<std::int64_t>(needed - first_, 0, static_cast<std::int64_t>(held_.size()));
  held_.erase(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(past));
  first_ += past;
}

void Resampler::finish(std::vector<float>& out) {
  if (filter_.empty()) return;
  const std::int64_t length = first_ + static_cast<std::int64_t>(held_.size());
  put((length * up_ + down_ - 1) / down_, out);
}

// Puts out all samples before `end`. What the input does not hold is silence.
void Resampler::put(std::int64_t end, std::vector<float>& out) {
  const std::int64_t taps = 2 * reach_;
  const std::int64_t length = static_cast<std::int64_t>(held_.size());
  for (; done_ < end; ++done_) {
    const std::int64_t position = done_ * down_;
    const float* row = &filter_[static_cast<std::size_t>(position % up_ * taps)];
    const std::int64_t first = position / up_ - reach_ + 1 - first_;
    const std::int64_t last = std::min(taps, length - first);
    float sum = 0;
    for (std::int64_t k = std::max<std::int64_t>(0, -first); k < last; ++k)
      sum += row[k] * held_[static_cast<std::size_t>(first + k)];
    out.push_back(sum);
  }
}

std::vector<float> resample(const std::vector<float>& samples, int from_rate, int to_rate) {
  if (from_rate == to_rate || samples.empty()) return samples;
  std::vector<float> out;
  out.reserve(static_cast<std::size_t>(static_cast<double>(samples.size()) * to_rate / from_rate) + 1);
  Resampler resampler(from_rate, to_rate);
  resampler.add(samples, out);
  resampler.finish(out);
  return out;
}

}  // namespace colloquy::speech
