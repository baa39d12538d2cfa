#include "speech/clip.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace colloquy::speech {
namespace {

constexpr std::string_view kMagic = "colloquy clip 2\n";
constexpr std::size_t kHead = kMagic.size() + 16;
constexpr double kLevelSteps = 1000;  // of a loudness unit, below full scale
constexpr std::uint32_t kNoLevel = 0xffffffff;

void put_u32(std::string& out, std::uint32_t value) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(value >> shift & 0xff);
}

std::uint32_t u32_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  }
  return value;
}

}  // namespace

std::vector<float> samples_of(const Clip& clip) {
  std::vector<float> samples;
  samples.reserve(clip.pcm.size());
  for (const std::int16_t sample : clip.pcm) samples.push_back(static_cast<float>(sample) / 32768.0f);
  return samples;
}

void place_silent_words(std::vector<WordSpan>& words, const std::vector<bool>& spoken) {
  std::int32_t at = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!spoken[i]) {
      const auto next = std::find(spoken.begin() + static_cast<std::ptrdiff_t>(i), spoken.end(), true);
      if (next != spoken.end()) at = words[static_cast<std::size_t>(next - spoken.begin())].start;
      words[i] = {at, at};
    }
    at = words[i].end;
  }
}

std::string to_bytes(const Clip& clip) {
  std::string out(kMagic);
  out.reserve(kHead + clip.words.size() * 8 + clip.pcm.size() * 2);
  put_u32(out, static_cast<std::uint32_t>(clip.rate));
  put_u32(out, static_cast<std::uint32_t>(clip.words.size()));
  put_u32(out, static_cast<std::uint32_t>(clip.pcm.size()));
  put_u32(out, clip.voice_lufs ? static_cast<std::uint32_t>(std::lround(-*clip.voice_lufs * kLevelSteps)) : kNoLevel);
  for (const WordSpan& word : clip.words) {
    put_u32(out, static_cast<std::uint32_t>(word.start));
    put_u32(out, static_cast<std::uint32_t>(word.end));
  }
  for (const std::int16_t sample : clip.pcm) {
    const std::uint16_t u = static_cast<std::uint16_t>(sample);
    out += static_cast<char>(u & 0xff);
    out += static_cast<char>(u >> 8);
  }
  return out;
}

base::Result<Clip> clip_of_bytes(std::string_view bytes) {
  const base::Error bad = base::make_error(base::ErrorKind::invalid, "This is no spoken line of this version.");
  if (bytes.size() < kHead || bytes.substr(0, kMagic.size()) != kMagic) return bad;
  std::size_t at = kMagic.size();
  Clip clip;
  clip.rate = static_cast<int>(u32_at(bytes, at));
  const std::uint64_t words = u32_at(bytes, at + 4);
  const std::uint64_t samples = u32_at(bytes, at + 8);
  if (const std::uint32_t level = u32_at(bytes, at + 12); level != kNoLevel) clip.voice_lufs = level / -kLevelSteps;
  at = kHead;
  if (clip.rate <= 0 || bytes.size() - at != words * 8 + samples * 2) return bad;
  clip.words.reserve(words);
  for (std::uint64_t i = 0; i < words; ++i, at += 8) {
    clip.words.push_back(
        {static_cast<std::int32_t>(u32_at(bytes, at)), static_cast<std::int32_t>(u32_at(bytes, at + 4))});
  }
  clip.pcm.reserve(samples);
  for (std::uint64_t i = 0; i < samples; ++i, at += 2) {
    const unsigned low = static_cast<unsigned char>(bytes[at]);
    const unsigned high = static_cast<unsigned char>(bytes[at + 1]);
    clip.pcm.push_back(static_cast<std::int16_t>(low | high << 8));
  }
  return clip;
}

}  // namespace colloquy::speech
