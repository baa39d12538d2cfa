// The small machines of mastering: resampler, limiter, trimmer, caches.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <numbers>
#include <thread>

#include "base/file.h"
#include "speech/cache.h"
#include "speech/limiter.h"
#include "speech/loudness.h"
#include "speech/resample.h"
#include "speech/trim.h"

namespace colloquy::speech {
namespace {

std::vector<float> sine(double hertz, int rate, double seconds, double amplitude, double phase = 0) {
  std::vector<float> samples(static_cast<std::size_t>(seconds * rate));
  for (std::size_t i = 0; i < samples.size(); ++i) {
    samples[i] =
        static_cast<float>(amplitude * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / rate + phase));
  }
  return samples;
}

TEST(Resample, KeepsATone) {
  for (const auto& [from, to] : {std::pair{16000, 48000}, {22050, 48000}, {48000, 16000}, {44100, 24000}}) {
    const std::vector<float> in = sine(1000, from, 0.5, 0.5);
    const std::vector<float> expected = sine(1000, to, 0.5, 0.5);
    const std::vector<float> out = resample(in, from, to);
    ASSERT_NEAR(static_cast<double>(out.size()), static_cast<double>(expected.size()), 1.0);
    double worst = 0;
    for (std::size_t i = 2000; i + 2000 < out.size(); ++i)
      worst = std::max(worst, std::abs(static_cast<double>(out[i] - expected[i])));
    EXPECT_LT(worst, 0.001) << from << " to " << to;
  }
}

TEST(Resample, NeverShowsHowTheSoundCameInPieces) {
  for (const auto& [from, to] : {std::pair{44100, 24000}, {16000, 24000}, {192000, 24000}, {24000, 24000}}) {
    const std::vector<float> in = sine(700, from, 0.3, 0.5);
    std::vector<float> out;
    Resampler resampler(from, to);
    for (std::size_t at = 0, piece = 1; at < in.size(); at += piece, piece = piece * 5 % 4001) {
      piece = std::min(piece, in.size() - at);
      resampler.add({in.data() + at, piece}, out);
    }
    resampler.finish(out);
    EXPECT_EQ(out, resample(in, from, to)) << from << " to " << to;
  }
}

TEST(Resample, LetsNothingFoldDown) {
  const std::vector<float> out = resample(sine(11000, 48000, 0.5, 0.5), 48000, 16000);
  double worst = 0;
  for (std::size_t i = 1000; i + 1000 < out.size(); ++i) worst = std::max(worst, std::abs(static_cast<double>(out[i])));
  EXPECT_LT(worst, 0.0005);  // 60 dB down
}

TEST(Limiter, HoldsTheCeilingBetweenSamplesToo) {
  // A tone at a quarter of the rate whose samples all miss its peaks by 3 dB.
  std::vector<float> samples = sine(4000, 16000, 0.5, 1.2, std::numbers::pi / 4);
  limit(samples, 16000, -1.5);
  EXPECT_LE(true_peak(samples, 16000), -1.5);
  EXPECT_GT(true_peak(samples, 16000), -2.5);
}

TEST(Limiter, LeavesQuietSoundAlone) {
  std::vector<float> samples = sine(440, 16000, 0.3, 0.5);
  const std::vector<float> before = samples;
  limit(samples, 16000, -1.5);
  EXPECT_EQ(samples, before);
}

TEST(Limiter, TurnsDownOnlyAroundThePeak) {
  std::vector<float> samples = sine(440, 16000, 2.0, 0.5);
  const std::vector<float> before = samples;
  samples[16000] = 1.4f;
  limit(samples, 16000, -1.5);
  EXPECT_LE(true_peak(samples, 16000), -1.5);
  for (std::size_t i = 0; i < 15000; ++i) ASSERT_EQ(samples[i], before[i]);
  for (std::size_t i = 24000; i < 32000; ++i) ASSERT_NEAR(samples[i], before[i], 0.001);
}

TEST(Trim, CutsSilenceAndMovesWords) {
  Clip clip;
  clip.rate = 16000;
  clip.pcm.assign(16000, 0);
  for (std::size_t i = 8000; i < 12000; ++i) clip.pcm[i] = static_cast<std::int16_t>(i % 2 == 0 ? 9000 : -9000);
  clip.words = {{8000, 10000}, {10000, 12000}, {12000, 12000}};
  trim(clip);
  EXPECT_EQ(clip.pcm.size(), 4000u + 480 + 960);
  EXPECT_EQ(clip.words[0], (WordSpan{480, 2480}));
  EXPECT_EQ(clip.words[2], (WordSpan{4480, 4480}));
}

TEST(Clip, SurvivesItsBytes) {
  Clip clip;
  clip.rate = 16000;
  clip.pcm = {0, -1, 32767, -32768};
  clip.words = {{0, 2}, {2, 4}};
  const std::string bytes = to_bytes(clip);
  const base::Result<Clip> back = clip_of_bytes(bytes);
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(*back, clip);
  for (std::size_t length = 0; length < bytes.size(); ++length)
    EXPECT_FALSE(clip_of_bytes(std::string_view(bytes).substr(0, length)).ok());
}

TEST(FolderClipCache, RemembersAndForgetsTheOldest) {
  const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "clip_cache_test";
  std::filesystem::remove_all(folder);
  Clip clip;
  clip.rate = 16000;
  clip.pcm.assign(5000, 7);
  const std::uintmax_t one = to_bytes(clip).size();
  FolderClipCache cache(folder, one * 3 + 10);
  EXPECT_FALSE(cache.get("aaaa"));
  for (const char* key : {"aaaa", "bbbb", "cccc"}) {
    cache.put(key, clip);
    std::this_thread::sleep_for(std::chrono::milliseconds(15));
  }
  EXPECT_EQ(cache.get("aaaa"), clip);  // used: now the youngest
  std::this_thread::sleep_for(std::chrono::milliseconds(15));
  cache.put("dddd", clip);
  EXPECT_TRUE(cache.get("aaaa"));
  EXPECT_TRUE(cache.get("dddd"));
  EXPECT_FALSE(cache.get("bbbb"));
  // A damaged file is no clip.
  ASSERT_TRUE(base::write_file(folder / "dd" / "dddd.clip", "half").ok());
  EXPECT_FALSE(cache.get("dddd"));
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace colloquy::speech
