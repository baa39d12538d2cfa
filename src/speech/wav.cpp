#include <algorithm>
#include <cmath>
#include <cstdint>

#include "speech/codecs.h"

namespace colloquy::speech {

std::string wav_file(const std::vector<float>& samples, int rate) {
  std::string out;
  const auto put = [&out](std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xff);
  };
  const std::uint32_t bytes = static_cast<std::uint32_t>(samples.size() * 2);
  out += "RIFF";
  put(36 + bytes, 4);
  out += "WAVEfmt ";
  put(16, 4);
  put(1, 2);  // PCM
  put(1, 2);  // channels
  put(static_cast<std::uint32_t>(rate), 4);
  put(static_cast<std::uint32_t>(rate) * 2, 4);
  put(2, 2);
  put(16, 2);
  out += "data";
  put(bytes, 4);
  for (const float sample : samples) {
    const long value = std::lround(std::clamp(sample, -1.0f, 1.0f) * 32767.0f);
    put(static_cast<std::uint32_t>(value) & 0xffff, 2);
  }
  return out;
}

}  // namespace colloquy::speech
