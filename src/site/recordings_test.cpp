// Human recordings through the whole build: a course folder goes in, a package comes out, and what sounds in
// it is what was recorded.
#include "site/recordings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <random>

#include "base/file.h"
#include "base/json.h"
#include "site/built_course_test.h"
#include "site/ffmpeg.h"
#include "speech/codecs.h"
#include "speech/decode.h"
#include "speech/pauses.h"
#include "speech/sounds_test.h"

namespace colloquy::site {
namespace {

namespace fs = std::filesystem;
using base::Json;
using speech::tone;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kCourse =
    "format: 1\ntitle: Pauses\nlang: en\ncast: { Guide: { voice: female-1, role: teacher }, Amal: male-1 }\n";

// One part with a recorded turn, one that is recorded as a whole.
constexpr const char* kLesson = R"(---
title: Pauses
---
## Conversation

### The silence

**Guide:** A visitor falls silent in front of a picture. What would you do first?

**Amal:** I would wait for a little while. Most people need some seconds. [Mona reads](media/amal.wav)

### The count

[Both read](media/count%20part.opus)

**Guide:** How far do you count?

**Amal:** To three, and then to three again.
)";

std::string wav(double hertz, double seconds, double amplitude = 0.1) {
  return speech::wav_file(tone(hertz, 16000, seconds, amplitude), 16000);
}

struct Built {
  package::Manifest manifest;
  std::vector<std::string> findings;
  std::size_t recorded = 0, left_out = 0;
};

class RecordedCourse : public BuiltCourse {
 protected:
  RecordedCourse() : BuiltCourse("recordings") {
    write("course.yaml", kCourse);
    write("1-pauses.md", kLesson);
    write("media/amal.wav", wav(440, 5));
    write("media/count part.opus", *speech::opus_file(tone(330, 48000, 6), 48000));
  }

  Built build(BuildSettings settings = {}) {
    const std::unique_ptr<Build> build = build_all(std::move(settings));
    Built out;
    out.manifest = build->manifest();
    out.recorded = build->sound().recorded;
    out.left_out = build->sound().left_out;
    for (const base::Diagnostic& d : build->findings()) {
      if (d.rule.starts_with("sound/"))
        out.findings.push_back(std::to_string(d.span.line) + ":" + std::to_string(d.span.column) + " " + d.rule + ": " +
                               d.message);
    }
    return out;
  }

  std::string file(const std::string& name) { return BuiltCourse::file("gated/" + name); }

  // How much of what sounds in a file between two of its milliseconds is a tone.
  double share(const std::string& name, std::int64_t from, std::int64_t to, double hertz) {
    const speech::Clip heard = speech::decode_sound(file(name)).clip;
    const auto sample = [&](std::int64_t ms) {  // decoding cuts the silence before the first word
      return std::min(heard.pcm.size(), static_cast<std::size_t>((ms - speech::kLeadIn) * heard.rate / 1000));
    };
    return speech::share_of_tone(heard.pcm, sample(from), sample(to), hertz, heard.rate);
  }
};

TEST_F(RecordedCourse, SoundsAsRecorded) {
  const Built built = build();
  EXPECT_THAT(built.findings, IsEmpty());
  ASSERT_EQ(built.manifest.lessons.size(), 1u);
  const std::vector<package::TrackEntry>& tracks = built.manifest.lessons[0].tracks;
  ASSERT_EQ(tracks.size(), 2u);

  EXPECT_THAT(file(tracks[0].captions), HasSubstr("<v Amal>I "));
  const Json first = *base::parse_json(file(tracks[0].cues));
  const Json::Array& lines = first["lines"].as_array();
  ASSERT_EQ(lines.size(), 4u) << "two sentences of Guide, two of Amal";
  EXPECT_EQ(lines[2]["n"].as_string(), lines[3]["n"].as_string());
  EXPECT_EQ(lines[3]["i"].as_int(), 1);
  EXPECT_EQ(lines[2]["w"].as_array().size(), 2u * 7);
  EXPECT_GE(lines[3]["s"].as_int(), lines[2]["e"].as_int());
  EXPECT_NEAR(static_cast<double>(lines[3]["e"].as_int() - lines[2]["s"].as_int()), 5000, 50);
  for (const std::string& name : {tracks[0].opus, tracks[0].mp3}) {
    EXPECT_GT(share(name, lines[2]["s"].as_int() + 300, lines[3]["e"].as_int() - 300, 440), 0.95) << name;
    EXPECT_LT(share(name, lines[0]["s"].as_int() + 300, lines[1]["e"].as_int(), 440), 0.1) << name;
  }

  const std::string captions = file(tracks[1].captions);
  EXPECT_THAT(captions, HasSubstr("<v Guide>How "));
  EXPECT_THAT(captions, HasSubstr("<v Amal>To "));
  const Json second = *base::parse_json(file(tracks[1].cues));
  ASSERT_EQ(second["lines"].as_array().size(), 2u);
  EXPECT_NEAR(static_cast<double>(second["lines"].as_array()[1]["e"].as_int()), 6300, 50);
  EXPECT_EQ(tracks[1].duration, second["duration"].as_int());
  EXPECT_GT(share(tracks[1].opus, 400, 5800, 330), 0.95);
  EXPECT_GT(share(tracks[1].mp3, 400, 5800, 330), 0.95);
  EXPECT_LT(share(tracks[1].opus, 400, 5800, 440), 0.05);
}

TEST_F(RecordedCourse, CostsNothingUntilItChanges) {
  const Built first = build();
  EXPECT_EQ(first.recorded, 2u);
  const Built again = build();
  EXPECT_EQ(again.recorded, 0u);
  EXPECT_EQ(again.manifest.build, first.manifest.build);
  write("media/amal.wav", wav(550, 5));
  const Built changed = build();
  EXPECT_EQ(changed.recorded, 1u);
  EXPECT_NE(changed.manifest.lessons[0].tracks[0].opus, first.manifest.lessons[0].tracks[0].opus);
  EXPECT_EQ(changed.manifest.lessons[0].tracks[1].opus, first.manifest.lessons[0].tracks[1].opus);
  EXPECT_GT(share(changed.manifest.lessons[0].tracks[0].opus, 8000, 9000, 550), 0.9);
}

TEST_F(RecordedCourse, GivesTheSamePackageOnOneAndTwoThreads) {
  const auto package_of = [&](unsigned threads) {
    BuildSettings settings;
    settings.threads = threads;
    settings.out = root_ / ("out" + std::to_string(threads));
    settings.cache = root_ / ("cache" + std::to_string(threads));
    return build(settings).manifest.build;
  };
  EXPECT_EQ(package_of(1), package_of(2));
}

TEST_F(RecordedCourse, SaysAtTheLinkWhatIsWrong) {
  write("media/amal.wav", "# No sound at all\n");
  write("media/count part.opus", wav(330, 4, 0));
  EXPECT_THAT(
      build().findings,
      ElementsAre("10:75 sound/recording: The recording \"media/amal.wav\" cannot be read: it is damaged, or no "
                  "sound file of a known kind.",
                  "14:1 sound/silent: The recording \"media/count%20part.opus\" is silent."));
  // It is said again although the tracks are finished, and a voice has spoken the lines.
  const Built again = build();
  EXPECT_EQ(again.recorded, 0u);
  EXPECT_EQ(again.findings.size(), 2u);
  ASSERT_EQ(again.manifest.lessons[0].tracks.size(), 2u);

  write("media/amal.wav", wav(440, 5, 3.0));
  write("course.yaml", std::string(kCourse) + "rules: { sound/silent: off }\n");
  EXPECT_THAT(build().findings,
              ElementsAre("10:75 sound/clipped: The recording \"media/amal.wav\" is cut off where it is loudest."));
}

TEST_F(RecordedCourse, HearsOnlyFilesOfTheCourse) {
  std::string text = kLesson;
  text.replace(text.find("media/amal.wav"), 14, "https://example.org/amal.wav");
  write("1-pauses.md", text);
  EXPECT_THAT(build().findings, ElementsAre("10:75 sound/recording: The recording \"https://example.org/amal.wav\" is "
                                            "not a file of this course, so it is not heard."));
}

TEST_F(RecordedCourse, NeedsNoVoiceForItsLanguage) {
  write("1-pauses.md", R"(---
title: Pauses
lang: ar
---
## Conversation

### الصمت

**Guide:** ماذا تفعل؟ انتظر قليلا.

[يقرأ](media/amal.wav)

### العد

**Amal:** إلى ثلاثة.
)");
  const Built built = build();
  EXPECT_THAT(built.findings, testing::Contains(HasSubstr("what is not recorded of this lesson")));
  const std::vector<package::TrackEntry>& tracks = built.manifest.lessons[0].tracks;
  ASSERT_EQ(tracks.size(), 1u);
  EXPECT_GT(share(tracks[0].opus, 400, 4800, 440), 0.95);
  const Json cues = *base::parse_json(file(tracks[0].cues));
  const Json::Array& lines = cues["lines"].as_array();
  ASSERT_EQ(lines.size(), 2u);
  // 9 letters and two words, 11 and two: the times of words follow them.
  EXPECT_NEAR(static_cast<double>(lines[1]["s"].as_int()), 120 + 5000.0 * 11 / 24, 300);
}

TEST_F(RecordedCourse, ABuildWithoutVoicesWaitsForOneThatListens) {
  BuildSettings settings;
  settings.voices = BuildSettings::Voices::cached;
  EXPECT_EQ(build(settings).left_out, 2u);
  EXPECT_FALSE(fs::exists(root_ / "cache/clips")) << "pages do not wait for recordings";
  build();
  EXPECT_EQ(build(settings).left_out, 0u);
}

TEST_F(RecordedCourse, RemembersWhichWordsWereRecorded) {
  build();
  EXPECT_THAT(*base::read_file(root_ / "course/colloquy.lock"), HasSubstr("\trecording\t"));
  std::string text = kLesson;
  text.replace(text.find("some seconds"), 12, "half a minute");
  write("1-pauses.md", text);
  const std::vector<std::string> outdated = {
      "10:76 sound/recording-old: The words of this turn changed after \"media/amal.wav\" was recorded."};
  EXPECT_EQ(build().findings, outdated);
  // A fresh clone knows it too.
  fs::remove_all(root_ / "cache");
  BuildSettings settings;
  settings.lock = BuildSettings::Lock::locked;
  EXPECT_EQ(build(settings).findings, outdated);
  write("media/amal.wav", wav(440, 6));
  EXPECT_THAT(build().findings, IsEmpty());
}

TEST_F(RecordedCourse, SurvivesHostileFiles) {
  std::mt19937 random(5);
  const std::string good = wav(440, 1);
  for (int round = 0; round < 6; ++round) {
    std::string bytes = good.substr(0, random() % good.size());
    for (int i = 0; i < 20 && !bytes.empty(); ++i) bytes[random() % bytes.size()] = static_cast<char>(random());
    write("media/amal.wav", bytes);
    write("media/count part.opus", "OggS" + bytes);
    EXPECT_EQ(build().manifest.lessons[0].tracks.size(), 2u);
  }
  // A head that promises gigabytes.
  std::string huge = good.substr(0, 44);
  huge.replace(40, 4, "\xf0\xff\xff\xff", 4);
  write("media/amal.wav", huge);
  EXPECT_EQ(build().findings.size(), 2u);
}

// Files of telephones are read by a program that may be missing.
class WithProgram : public RecordedCourse {
 protected:
  void SetUp() override {
    RecordedCourse::SetUp();
    path_ = std::getenv("PATH");
    std::string text = kLesson;
    text.replace(text.find("media/amal.wav"), 14, "media/amal.m4a");
    write("1-pauses.md", text);
  }
  void TearDown() override {
    ::setenv("PATH", path_.c_str(), 1);
    RecordedCourse::TearDown();
  }
  std::string path_;
};

TEST_F(WithProgram, SaysThatItIsMissing) {
  ::setenv("PATH", root_.c_str(), 1);
  write("media/amal.m4a", std::string("\0\0\0\x18"
                                      "ftypM4A and no more",
                                      23));
  EXPECT_THAT(build().findings, ElementsAre("10:75 sound/recording: The recording \"media/amal.m4a\" is of a kind that "
                                            "only the program ffmpeg reads, and ffmpeg is not installed."));
  // It is not remembered: the program may be installed. Here it gives a tone.
  const std::string program = "#!/bin/sh\nexec /bin/cat " + (root_ / "sound").string() + "\n";
  ASSERT_TRUE(base::write_file(root_ / "ffmpeg", program).ok());
  ASSERT_TRUE(base::write_file(root_ / "sound", wav(440, 5)).ok());
  fs::permissions(root_ / "ffmpeg", fs::perms::owner_all);
  const Built heard = build();
  EXPECT_THAT(heard.findings, IsEmpty());
  EXPECT_GT(share(heard.manifest.lessons[0].tracks[0].opus, 8000, 9000, 440), 0.9);
}

TEST_F(WithProgram, WhatEndsBadlyIsNoSound) {
  ::setenv("PATH", root_.c_str(), 1);
  ASSERT_TRUE(base::write_file(root_ / "ffmpeg", "#!/bin/sh\nexit 1\n").ok());
  fs::permissions(root_ / "ffmpeg", fs::perms::owner_all);
  EXPECT_EQ(au_by_ffmpeg("bytes").error().kind, base::ErrorKind::invalid);
}

}  // namespace
}  // namespace colloquy::site
