#include "speech/decode.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <vector>

#include <sndfile.h>

#include "base/hash.h"
#include "speech/clipping.h"
#include "speech/loudness.h"
#include "speech/resample.h"
#include "speech/trim.h"

namespace colloquy::speech {
namespace {

using Fault = RecordingFault;

constexpr int kMostChannels = 8;
constexpr int kLowestRate = 8000;
constexpr int kHighestRate = 192000;
constexpr sf_count_t kBlock = 4096;  // frames
// Room noise of a good microphone lies here; whoever speaks is at least 20 dB louder.
constexpr double kSilentLufs = -60;
constexpr float kFullScale = 0.98f;

// The bytes as libsndfile's file.
struct Memory {
  std::string_view bytes;
  sf_count_t at = 0;
};

sf_count_t length_of(void* user) {
  return static_cast<sf_count_t>(static_cast<Memory*>(user)->bytes.size());
}

sf_count_t seek_to(sf_count_t offset, int whence, void* user) {
  Memory& memory = *static_cast<Memory*>(user);
  const sf_count_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? memory.at : length_of(user);
  if (offset < -from || offset > length_of(user) - from) return -1;
  return memory.at = from + offset;
}

sf_count_t read_from(void* out, sf_count_t count, void* user) {
  Memory& memory = *static_cast<Memory*>(user);
  count = std::clamp<sf_count_t>(count, 0, length_of(user) - memory.at);
  std::memcpy(out, memory.bytes.data() + memory.at, static_cast<std::size_t>(count));
  memory.at += count;
  return count;
}

sf_count_t place_in(void* user) {
  return static_cast<Memory*>(user)->at;
}

struct CloseFile {
  void operator()(SNDFILE* file) const { sf_close(file); }
};

// What people record in. libsndfile knows others, for samplers and mathematics.
bool is_known(int format) {
  switch (format & SF_FORMAT_TYPEMASK) {
    case SF_FORMAT_WAV:
    case SF_FORMAT_WAVEX:
    case SF_FORMAT_RF64:
    case SF_FORMAT_W64:
    case SF_FORMAT_AIFF:
    case SF_FORMAT_AU:
    case SF_FORMAT_CAF:
    case SF_FORMAT_FLAC:
    case SF_FORMAT_OGG:
    case SF_FORMAT_MPEG: return true;
    default: return false;
  }
}

// Whether the file holds less than its head says. MP3 states no length one can rely on; an Ogg stream
// that breaks off inside a page has none at all (libsndfile: SF_COUNT_MAX).
bool is_cut_off(const SF_INFO& info, sf_count_t frames) {
  const int type = info.format & SF_FORMAT_TYPEMASK;
  return type != SF_FORMAT_MPEG && frames < info.frames - info.samplerate / 10;
}

// Reads a file to its end: mono samples at `rate`.
class Reader {
 public:
  Reader(SNDFILE* file, const SF_INFO& info, int rate)
      : file_(file),
        info_(info),
        channels_(static_cast<std::size_t>(info.channels)),
        resampler_(info.samplerate, rate),
        detectors_(channels_, ClippingDetector(info.samplerate)) {}

  Fault read() {
    const sf_count_t longest = static_cast<sf_count_t>(kLongestRecording) * info_.samplerate;
    std::vector<float> block(static_cast<std::size_t>(kBlock) * channels_);
    sf_count_t frames = 0;
    for (sf_count_t count = 0; (count = sf_readf_float(file_, block.data(), kBlock)) > 0;) {
      frames += count;
      if (frames > longest) return Fault::too_long;
      take(block, static_cast<std::size_t>(count));
    }
    resampler_.finish(samples_);
    if (frames == 0) return Fault::unreadable;
    return is_cut_off(info_, frames) ? Fault::cut_off : Fault::none;
  }

  std::vector<float>& samples() { return samples_; }
  bool clipped() const {
    return std::any_of(detectors_.begin(), detectors_.end(), [](const ClippingDetector& d) { return d.clipped(); });
  }

 private:
  void take(const std::vector<float>& block, std::size_t frames) {
    mono_.assign(frames, 0.0f);
    channel_.resize(frames);
    for (std::size_t c = 0; c < channels_; ++c) {
      for (std::size_t i = 0; i < frames; ++i) {
        // Files of floating-point numbers may hold anything.
        const float sample = block[i * channels_ + c];
        channel_[i] = std::isfinite(sample) ? std::clamp(sample, -8.0f, 8.0f) : 0.0f;
        mono_[i] += channel_[i] / static_cast<float>(channels_);
      }
      detectors_[c].add(channel_);
    }
    resampler_.add(mono_, samples_);
  }

  SNDFILE* file_;
  const SF_INFO info_;
  const std::size_t channels_;
  Resampler resampler_;
  std::vector<ClippingDetector> detectors_;
  std::vector<float> mono_, channel_, samples_;
};

// As loud as 16 bits allow: the studio levels it afterwards.
std::vector<std::int16_t> in_16_bits(const std::vector<float>& samples) {
  float peak = 0;
  for (const float sample : samples) peak = std::max(peak, std::abs(sample));
  const float gain = peak > 0 ? kFullScale / peak : 0;
  std::vector<std::int16_t> pcm;
  pcm.reserve(samples.size());
  for (const float sample : samples) pcm.push_back(static_cast<std::int16_t>(std::lround(sample * gain * 32767.0f)));
  return pcm;
}

}  // namespace

DecodedSound decode_sound(std::string_view bytes) {
  DecodedSound decoded;
  decoded.fault = Fault::unreadable;
  Memory memory{bytes};
  SF_VIRTUAL_IO io{length_of, seek_to, read_from, nullptr, place_in};
  SF_INFO info{};
  const std::unique_ptr<SNDFILE, CloseFile> file(sf_open_virtual(&io, SFM_READ, &info, &memory));
  if (!file || !is_known(info.format) || info.channels < 1 || info.channels > kMostChannels ||
      info.samplerate < kLowestRate || info.samplerate > kHighestRate)
    return decoded;
  decoded.clip.rate = std::min(info.samplerate, kHighestRecordingRate);
  Reader reader(file.get(), info, decoded.clip.rate);
  decoded.fault = reader.read();
  if (decoded.fault != Fault::none) return decoded;
  if (loudness_of_phrase(reader.samples(), decoded.clip.rate) < kSilentLufs) {
    decoded.fault = Fault::silent;
    return decoded;
  }
  decoded.clipped = reader.clipped();
  decoded.clip.pcm = in_16_bits(reader.samples());
  trim(decoded.clip);
  return decoded;
}

std::string recording_clip_key(std::string_view hash) {
  return base::short_hash("recording " + std::to_string(kRecordingVersion) + ' ' + std::string(hash), 32);
}

}  // namespace colloquy::speech
