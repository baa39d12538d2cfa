// Flash cards and tracks through the whole build, as podcast apps and the server meet them in the package.
#include "site/card_sound.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/json.h"
#include "package/lesson_data.h"
#include "site/built_course_test.h"
#include "site/cover.h"
#include "speech/decode.h"

namespace colloquy::site {
namespace {

namespace fs = std::filesystem;
using testing::StartsWith;

constexpr const char* kCourse =
    "format: 1\ntitle: Pauses\nlang: en\nauthors: [Mona]\ncast: { Guide: { voice: female-1, role: teacher }, Amal: "
    "male-1 }\n";

constexpr const char* kLesson = R"(---
title: Pauses
---
## Conversation

### The silence

**Guide:** A visitor falls silent in front of a picture. Most people need some seconds. What would you do first?

**You:**

- wait

**Amal:** I would wait for a little while. Then I would ask something small.

**Summary:** A pause is an offer.

## Flash cards

- What is a pause? -> An offer to the visitor.
- Wait for [[three]] seconds.

## Glossary

**Rapport:** Being at ease with each other.
)";

struct Built {
  package::Manifest manifest;
  package::LessonData data;
  std::size_t synthesised = 0, left_out = 0;
};

class SpokenCourse : public BuiltCourse {
 protected:
  SpokenCourse() : BuiltCourse("cards") {
    write("course.yaml", kCourse);
    write("1-pauses.md", kLesson);
  }

  Built build(BuildSettings::Voices voices = BuildSettings::Voices::spoken) {
    BuildSettings settings;
    settings.voices = voices;
    const std::unique_ptr<Build> build = build_all(settings);
    Built out{build->manifest(), {}, build->sound().synthesised, build->sound().left_out};
    const package::Manifest written = *package::read_manifest(file("manifest.json"));
    EXPECT_EQ(package::write_manifest(written), package::write_manifest(out.manifest))
        << "it is read as it was written";
    out.data = *package::read_lesson_data(file(written.lessons[0].data));
    return out;
  }
};

TEST_F(SpokenCourse, EachCardIsAskedAndAnswered) {
  const Built built = build();
  ASSERT_EQ(built.data.cards.size(), 4u);
  const std::string frames = file("data/" + built.data.spoken);
  EXPECT_GE(built.data.silence.ms(), 1000);
  for (const package::CardData& card : built.data.cards) {
    for (const package::Piece& piece : {card.asked, card.answered}) {
      ASSERT_GT(piece.frames, 0) << card.id;
      const std::string part = frames.substr(static_cast<std::size_t>(piece.first) * package::kFrameBytes,
                                             static_cast<std::size_t>(piece.frames) * package::kFrameBytes);
      EXPECT_EQ(part.size(), static_cast<std::size_t>(piece.frames) * package::kFrameBytes);
      EXPECT_EQ(speech::decode_sound(part).fault, speech::RecordingFault::none) << "it is heard by itself";
    }
  }
  EXPECT_EQ(built.data.cards[2].asked, built.data.cards[3].answered) << "a term's word is spoken once";
  EXPECT_EQ(built.manifest.lessons[0].sounds, std::vector<std::string>()) << "no address leads to it";
}

TEST_F(SpokenCourse, NothingIsSpokenTwice) {
  const Built first = build();
  EXPECT_GT(first.synthesised, 0u);
  const Built again = build();
  EXPECT_EQ(again.synthesised, 0u);
  EXPECT_EQ(again.data.spoken, first.data.spoken);
  EXPECT_EQ(again.manifest.build, first.manifest.build);

  std::string edited = kLesson;
  edited.replace(edited.find("An offer to the visitor"), 23, "An open door");
  write("1-pauses.md", edited);
  EXPECT_EQ(build().synthesised, 1u) << "the one side that was changed";
}

TEST_F(SpokenCourse, PagesDoNotWaitForCards) {
  const Built built = build(BuildSettings::Voices::cached);
  EXPECT_EQ(built.synthesised, 0u);
  EXPECT_GT(built.left_out, 1u) << "the track, and the cards";
  EXPECT_FALSE(built.manifest.speech);
  EXPECT_EQ(built.data.spoken, "");
  EXPECT_EQ(built.data.cards.size(), 4u) << "to be read, they are there";
}

TEST_F(SpokenCourse, ATrackHasWhatPodcastAppsAskFor) {
  const Built built = build();
  const package::TrackEntry& track = built.manifest.lessons[0].tracks[0];
  const std::string mp3 = file("gated/" + track.mp3);
  EXPECT_EQ(static_cast<std::int64_t>(mp3.size()), track.mp3_bytes);
  EXPECT_THAT(mp3, StartsWith("ID3"));
  EXPECT_NE(mp3.find("CHAP"), std::string::npos);
  EXPECT_NE(mp3.find("\x89PNG"), std::string::npos);
  const base::Json chapters = *base::parse_json(file("gated/" + track.chapters));
  std::vector<std::string> titles;
  for (const base::Json& one : chapters["chapters"].as_array()) titles.push_back(one["title"].as_string());
  EXPECT_EQ(titles, (std::vector<std::string>{"The silence", "What would you do first?", "In short"}));
  EXPECT_THAT(file("gated/" + track.transcript_vtt), StartsWith("WEBVTT"));
  EXPECT_TRUE(base::parse_json(file("gated/" + track.transcript_json)).ok());
  EXPECT_EQ(track.voices, (std::vector<package::TrackEntry::Voice>{{"Guide", true}, {"Amal", false}}));
  EXPECT_EQ(built.manifest.authors, std::vector<std::string>{"Mona"});
}

TEST_F(SpokenCourse, TheCoverIsASquareOfTheLeastThatDirectoriesTake) {
  const std::string cover = file(build().manifest.cover);
  ASSERT_THAT(cover, StartsWith("\x89PNG\r\n\x1a\n"));
  const auto number = [&](std::size_t at) {
    return static_cast<unsigned char>(cover[at + 2]) * 256 + static_cast<unsigned char>(cover[at + 3]);
  };
  EXPECT_EQ(number(16), kCoverSide);
  EXPECT_EQ(number(20), kCoverSide);
  EXPECT_LT(cover.size(), 200'000u);
}

}  // namespace
}  // namespace colloquy::site
