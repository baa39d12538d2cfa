#include <opus.h>

#include <algorithm>
#include <array>
#include <memory>

#include "speech/coded_opus.h"

namespace colloquy::speech {
namespace {

constexpr int kBitsPerSecond = 32000;
// Of 0..10. Above 3 the encoder takes twice as long for speech at this rate and gains what nobody hears.
constexpr int kComplexity = 3;
constexpr int kFramesPerSecond = 50;
constexpr std::size_t kStretchFrames = 15 * kFramesPerSecond;
constexpr std::size_t kSilentFrames = 10;
constexpr double kDelaySeconds = 0.020;  // more than any look-ahead of Opus (6.5 ms and 2.5 ms)

struct DestroyEncoder {
  void operator()(OpusEncoder* encoder) const { opus_encoder_destroy(encoder); }
};

}  // namespace

std::vector<Stretch> stretches_of(const std::vector<float>& samples, int rate) {
  const std::size_t frame = static_cast<std::size_t>(rate / kFramesPerSecond);
  const std::size_t frames = (samples.size() + static_cast<std::size_t>(kDelaySeconds * rate) + frame - 1) / frame;
  std::vector<Stretch> stretches;
  std::size_t from = 0;
  std::size_t silent = 0;
  for (std::size_t i = 0; i < frames; ++i) {
    const auto begin = samples.begin() + static_cast<std::ptrdiff_t>(std::min(samples.size(), i * frame));
    const auto end = samples.begin() + static_cast<std::ptrdiff_t>(std::min(samples.size(), (i + 1) * frame));
    silent = std::all_of(begin, end, [](float sample) { return sample == 0.0f; }) ? silent + 1 : 0;
    if (silent >= kSilentFrames && i + 1 - from >= kStretchFrames && i + 1 < frames) {
      stretches.push_back({from, i + 1});
      from = i + 1;
      silent = 0;
    }
  }
  stretches.push_back({from, frames});
  return stretches;
}

base::Result<std::vector<std::string>> opus_packets(const std::vector<float>& samples, int rate, Stretch stretch) {
  int error = OPUS_OK;
  const std::unique_ptr<OpusEncoder, DestroyEncoder> encoder(
      opus_encoder_create(rate, 1, OPUS_APPLICATION_VOIP, &error));
  if (error != OPUS_OK || !encoder) {
    return base::make_error(base::ErrorKind::invalid,
                            "Opus cannot encode " + std::to_string(rate) + " samples a second.");
  }
  opus_encoder_ctl(encoder.get(), OPUS_SET_BITRATE(kBitsPerSecond));
  opus_encoder_ctl(encoder.get(), OPUS_SET_COMPLEXITY(kComplexity));
  opus_encoder_ctl(encoder.get(), OPUS_SET_SIGNAL(OPUS_SIGNAL_VOICE));
  const std::size_t frame = static_cast<std::size_t>(rate / kFramesPerSecond);
  std::vector<float> input(frame);
  std::array<unsigned char, 1500> packet;
  std::vector<std::string> packets;
  for (std::size_t i = stretch.from; i < stretch.to; ++i) {
    for (std::size_t k = 0; k < frame; ++k) input[k] = i * frame + k < samples.size() ? samples[i * frame + k] : 0.0f;
    const opus_int32 bytes =
        opus_encode_float(encoder.get(), input.data(), static_cast<int>(frame), packet.data(), packet.size());
    if (bytes < 0) return base::make_error(base::ErrorKind::internal, "The Opus encoder failed.");
    packets.emplace_back(reinterpret_cast<const char*>(packet.data()), static_cast<std::size_t>(bytes));
  }
  return packets;
}

}  // namespace colloquy::speech
