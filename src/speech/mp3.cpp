#include <algorithm>
#include <memory>
#include <mutex>

#include <lame/lame.h>

#include "package/joinable.h"
#include "speech/codecs.h"

namespace colloquy::speech {
namespace {

constexpr int kKilobits = 64;
constexpr int kQuality = 5;  // 0 best and slowest, 9 worst

struct CloseLame {
  void operator()(lame_t lame) const { lame_close(lame); }
};
using Lame = std::unique_ptr<lame_global_flags, CloseLame>;

// lame fills tables shared by all encoders when one is set up.
std::mutex& setting_up() {
  static std::mutex mutex;
  return mutex;
}

// Whether frames may keep bits in those before them, and whether the first says how many there are.
enum class Frames { of_a_file, joinable };

base::Result<std::string> encode(const std::vector<float>& samples, int rate, Frames frames) {
  const base::Error failed = base::make_error(base::ErrorKind::internal, "The MP3 encoder failed.");
  Lame lame;
  {
    const std::lock_guard lock(setting_up());
    lame.reset(lame_init());
    if (!lame) return failed;
    lame_set_num_channels(lame.get(), 1);
    lame_set_mode(lame.get(), MONO);
    lame_set_in_samplerate(lame.get(), rate);
    lame_set_out_samplerate(lame.get(), rate);
    lame_set_brate(lame.get(), kKilobits);
    lame_set_VBR(lame.get(), vbr_off);
    lame_set_quality(lame.get(), kQuality);
    lame_set_bWriteVbrTag(lame.get(), frames == Frames::of_a_file ? 1 : 0);
    lame_set_disable_reservoir(lame.get(), frames == Frames::joinable ? 1 : 0);
    lame_set_lowpassfreq(lame.get(), -1);  // its default takes the sibilants, and half a decibel with them
    lame_set_write_id3tag_automatic(lame.get(), 0);
    lame_set_num_samples(lame.get(), static_cast<unsigned long>(samples.size()));
    if (lame_init_params(lame.get()) < 0) {
      return base::make_error(base::ErrorKind::invalid,
                              "MP3 cannot encode " + std::to_string(rate) + " samples a second.");
    }
  }
  std::string out;
  std::vector<unsigned char> buffer(1 << 16);
  constexpr std::size_t kChunk = 16384;  // samples: their worst case fits the buffer (lame.h: 1.25 n + 7200)
  for (std::size_t at = 0; at < samples.size(); at += kChunk) {
    const int count = static_cast<int>(std::min(kChunk, samples.size() - at));
    const int bytes = lame_encode_buffer_ieee_float(lame.get(), samples.data() + at, samples.data() + at, count,
                                                    buffer.data(), static_cast<int>(buffer.size()));
    if (bytes < 0) return failed;
    out.append(reinterpret_cast<const char*>(buffer.data()), static_cast<std::size_t>(bytes));
  }
  const int rest = lame_encode_flush(lame.get(), buffer.data(), static_cast<int>(buffer.size()));
  if (rest < 0) return failed;
  out.append(reinterpret_cast<const char*>(buffer.data()), static_cast<std::size_t>(rest));
  if (frames == Frames::joinable) return out;
  // The first frame was left empty for this.
  const std::size_t tag = lame_get_lametag_frame(lame.get(), buffer.data(), buffer.size());
  if (tag > 0 && tag <= buffer.size() && tag <= out.size()) {
    out.replace(0, tag, reinterpret_cast<const char*>(buffer.data()), tag);
  }
  return out;
}

}  // namespace

base::Result<std::string> mp3_file(const std::vector<float>& samples, int rate) {
  return encode(samples, rate, Frames::of_a_file);
}

base::Result<std::string> mp3_frames(const std::vector<float>& samples) {
  std::string frames = TRY(encode(samples, package::kJoinableRate, Frames::joinable));
  if (frames.size() % package::kFrameBytes != 0)
    return base::make_error(base::ErrorKind::internal, "The MP3 encoder made frames that cannot be joined.");
  return frames;
}

}  // namespace colloquy::speech
