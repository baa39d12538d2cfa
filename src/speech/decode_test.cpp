#include "speech/decode.h"

#include <gtest/gtest.h>

#include <random>

#include "speech/clipping.h"
#include "speech/codecs.h"
#include "speech/sounds_test.h"

// libvorbis (1.3.7) loses some kilobytes when a stream's setup is broken; the leak sanitizer asks here.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libvorbis";
}

namespace colloquy::speech {
namespace {

using Fault = RecordingFault;

constexpr int kWav = SF_FORMAT_WAV | SF_FORMAT_PCM_16;

struct Kind {
  const char* name;
  std::string bytes;
};

// A second of 440 Hz in every kind of file that is a recording by its name.
std::vector<Kind> kinds() {
  const std::vector<float> at_48 = tone(440, 48000, 1), at_44 = tone(440, 44100, 1);
  return {{"wav", file_of(at_44, 44100, kWav)},
          {"wav, 24 bit", file_of(at_48, 48000, SF_FORMAT_WAV | SF_FORMAT_PCM_24)},
          {"wav, float", file_of(at_48, 48000, SF_FORMAT_WAV | SF_FORMAT_FLOAT)},
          {"flac", file_of(at_44, 44100, SF_FORMAT_FLAC | SF_FORMAT_PCM_16)},
          {"ogg", file_of(at_44, 44100, SF_FORMAT_OGG | SF_FORMAT_VORBIS)},
          {"opus", file_of(at_48, 48000, SF_FORMAT_OGG | SF_FORMAT_OPUS)},
          {"our opus", *opus_file(tone(440, 16000, 1), 16000)},
          {"our mp3", *mp3_file(tone(440, 24000, 1), 24000)}};
}

double loudest(const Clip& clip) {
  int peak = 0;
  for (const std::int16_t sample : clip.pcm) peak = std::max(peak, std::abs(static_cast<int>(sample)));
  return peak / 32767.0;
}

TEST(DecodeSound, ReadsEveryKind) {
  for (const Kind& kind : kinds()) {
    const DecodedSound sound = decode_sound(kind.bytes);
    ASSERT_EQ(sound.fault, Fault::none) << kind.name;
    EXPECT_FALSE(sound.clipped) << kind.name;
    EXPECT_LE(sound.clip.rate, kHighestRecordingRate) << kind.name;
    EXPECT_NEAR(static_cast<double>(sound.clip.pcm.size()) / sound.clip.rate, 1, 0.06) << kind.name;
    EXPECT_GT(loudest(sound.clip), 0.85) << kind.name;
    const std::size_t length = sound.clip.pcm.size();
    EXPECT_GT(share_of_tone(sound.clip.pcm, length / 4, length / 2, 440, sound.clip.rate), 0.99) << kind.name;
  }
}

TEST(DecodeSound, MixesChannelsAndTrims) {
  std::vector<float> stereo;
  for (const float sample : tone(440, 48000, 1, 0.1)) stereo.insert(stereo.end(), {sample, 0});
  stereo.insert(stereo.begin(), 96000, 0.0f);
  const DecodedSound sound = decode_sound(file_of(stereo, 48000, kWav, 2));
  ASSERT_EQ(sound.fault, Fault::none);
  EXPECT_EQ(sound.clip.rate, 24000);
  EXPECT_NEAR(static_cast<double>(sound.clip.pcm.size()), 24000 + 0.03 * 24000, 300) << "a second of silence is cut";
  EXPECT_NEAR(loudest(sound.clip), 0.98, 0.01);
}

TEST(DecodeSound, KnowsSilence) {
  EXPECT_EQ(decode_sound(file_of(std::vector<float>(48000, 0.0f), 48000, kWav)).fault, Fault::silent);
  EXPECT_EQ(decode_sound(file_of(tone(440, 48000, 1, 0.0005), 48000, kWav)).fault, Fault::silent);
  EXPECT_EQ(decode_sound(file_of(tone(440, 48000, 1, 0.01), 48000, kWav)).fault, Fault::none) << "quiet is not silent";
}

TEST(DecodeSound, KnowsWhatIsClipped) {
  for (const int format : {kWav, SF_FORMAT_FLAC | SF_FORMAT_PCM_16, SF_FORMAT_OGG | SF_FORMAT_VORBIS}) {
    EXPECT_TRUE(decode_sound(file_of(tone(200, 44100, 1, 2.0), 44100, format)).clipped) << format;
    EXPECT_FALSE(decode_sound(file_of(tone(200, 44100, 1, 0.9), 44100, format)).clipped) << format;
  }
  // In one of two channels.
  std::vector<float> stereo;
  for (const float sample : tone(200, 44100, 1, 1.6)) stereo.insert(stereo.end(), {sample, 0});
  EXPECT_TRUE(decode_sound(file_of(stereo, 44100, kWav, 2)).clipped);
}

TEST(ClippingDetector, LetsFullScaleAndAClickPass) {
  for (const int rate : {16000, 44100, 96000, 192000}) {
    for (const double hertz : {90.0, 200.0, 1000.0}) {
      ClippingDetector full(rate);
      std::vector<float> samples = tone(hertz, rate, 2, 1.0);
      for (float& sample : samples) sample = std::min(32767 / 32768.0f, std::round(sample * 32768) / 32768);
      full.add(samples);
      EXPECT_FALSE(full.clipped()) << rate << " " << hertz;
      ClippingDetector over(rate);
      samples = tone(hertz, rate, 2, 1.4);
      for (float& sample : samples) sample = std::clamp(sample, -1.0f, 32767 / 32768.0f);
      over.add(samples);
      EXPECT_TRUE(over.clipped()) << rate << " " << hertz;
    }
  }
  ClippingDetector click(48000);
  click.add(std::vector<float>(500, 1.0f));
  EXPECT_FALSE(click.clipped());
}

TEST(DecodeSound, SaysWhatBreaksOff) {
  const std::vector<float> noise = [] {
    std::mt19937 random(1);
    std::vector<float> samples(480000);
    for (float& sample : samples) sample = static_cast<float>(random() % 1000) / 1000 - 0.5f;
    return samples;
  }();
  for (const int format :
       {SF_FORMAT_FLAC | SF_FORMAT_PCM_16, SF_FORMAT_OGG | SF_FORMAT_VORBIS, SF_FORMAT_OGG | SF_FORMAT_OPUS}) {
    const std::string bytes = file_of(noise, 48000, format);
    EXPECT_EQ(decode_sound(bytes).fault, Fault::none) << format;
    EXPECT_EQ(decode_sound(std::string_view(bytes).substr(0, bytes.size() / 2)).fault, Fault::cut_off) << format;
  }
}

TEST(DecodeSound, IsBoundedInLength) {
  // 31 minutes of silence are a FLAC of some kilobytes.
  const std::vector<float> silence(static_cast<std::size_t>(8000) * (kLongestRecording + 60), 0.0f);
  const std::string bytes = file_of(silence, 8000, SF_FORMAT_FLAC | SF_FORMAT_PCM_16);
  EXPECT_LT(bytes.size(), 100'000u);
  EXPECT_EQ(decode_sound(bytes).fault, Fault::too_long);
}

TEST(DecodeSound, RefusesWhatNoVoiceIs) {
  const std::vector<float> sound = tone(440, 48000, 1);
  EXPECT_EQ(decode_sound("").fault, Fault::unreadable);
  EXPECT_EQ(decode_sound("# A lesson\n\nThis is a text.\n").fault, Fault::unreadable);
  EXPECT_EQ(decode_sound(file_of(sound, 4000, kWav)).fault, Fault::unreadable);
  EXPECT_EQ(decode_sound(file_of(sound, 384000, kWav)).fault, Fault::unreadable);
  EXPECT_EQ(decode_sound(file_of(sound, 48000, kWav, 12)).fault, Fault::unreadable);
  EXPECT_EQ(decode_sound(file_of({}, 48000, kWav)).fault, Fault::unreadable);
}

TEST(DecodeSound, FloatsMayHoldAnything) {
  std::vector<float> samples = tone(440, 48000, 1);
  samples[100] = std::numeric_limits<float>::quiet_NaN();
  samples[200] = std::numeric_limits<float>::infinity();
  samples[300] = 1e30f;
  const DecodedSound sound = decode_sound(file_of(samples, 48000, SF_FORMAT_WAV | SF_FORMAT_FLOAT));
  ASSERT_EQ(sound.fault, Fault::none);
  EXPECT_LE(loudest(sound.clip), 1);
}

// Broken files: cut anywhere, with other bytes in them, with the head of one and the body of another.
TEST(DecodeSound, SurvivesHostileBytes) {
  std::mt19937 random(11);
  const std::vector<Kind> good = kinds();
  for (int round = 0; round < 600; ++round) {
    std::string bytes = good[random() % good.size()].bytes;
    switch (random() % 4) {
      case 0: bytes.resize(random() % bytes.size()); break;
      case 1: bytes.replace(random() % bytes.size(), 1000, good[random() % good.size()].bytes, 0, 1000); break;
      case 2: bytes.insert(random() % bytes.size(), std::string(random() % 3000, static_cast<char>(random()))); break;
      default: break;
    }
    for (unsigned i = random() % 40; i > 0 && !bytes.empty(); --i)
      bytes[random() % std::min<std::size_t>(bytes.size(), random() % 2 == 0 ? 200 : bytes.size())] =
          static_cast<char>(random());
    const DecodedSound sound = decode_sound(bytes);
    EXPECT_EQ(sound.fault == Fault::none, !sound.clip.pcm.empty());
    EXPECT_LE(sound.clip.pcm.size(), static_cast<std::size_t>(kLongestRecording) * kHighestRecordingRate);
  }
}

}  // namespace
}  // namespace colloquy::speech
