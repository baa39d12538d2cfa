#include "speech/loudness.h"

#include <cmath>
#include <cstddef>
#include <memory>

#include <ebur128.h>

namespace colloquy::speech {
namespace {

struct Destroy {
  void operator()(ebur128_state* state) const { ebur128_destroy(&state); }
};
using Meter = std::unique_ptr<ebur128_state, Destroy>;

Meter meter_for(int rate, int mode) {
  Meter meter(ebur128_init(1, static_cast<unsigned long>(rate), mode));
  // Mono is one loudspeaker, not two playing the same: BS.1770's centre channel.
  if (meter) ebur128_set_channel(meter.get(), 0, EBUR128_CENTER);
  return meter;
}

}  // namespace

double integrated_loudness(const std::vector<float>& samples, int rate) {
  double loudness = -HUGE_VAL;
  const Meter meter = meter_for(rate, EBUR128_MODE_I);
  if (meter && !samples.empty() &&
      ebur128_add_frames_float(meter.get(), samples.data(), samples.size()) == EBUR128_SUCCESS) {
    ebur128_loudness_global(meter.get(), &loudness);
  }
  return std::isfinite(loudness) ? loudness : -200.0;
}

double loudness_of_phrase(const std::vector<float>& samples, int rate) {
  const std::size_t needed = static_cast<std::size_t>(rate) * 2;
  if (samples.empty() || samples.size() >= needed) return integrated_loudness(samples, rate);
  std::vector<float> repeated;
  while (repeated.size() < needed) repeated.insert(repeated.end(), samples.begin(), samples.end());
  return integrated_loudness(repeated, rate);
}

double true_peak(const std::vector<float>& samples, int rate) {
  double peak = 0;
  const Meter meter = meter_for(rate, EBUR128_MODE_TRUE_PEAK);
  if (meter && !samples.empty() &&
      ebur128_add_frames_float(meter.get(), samples.data(), samples.size()) == EBUR128_SUCCESS) {
    ebur128_true_peak(meter.get(), 0, &peak);
  }
  return peak > 1e-10 ? 20 * std::log10(peak) : -200.0;
}

}  // namespace colloquy::speech
