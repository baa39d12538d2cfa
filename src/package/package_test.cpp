#include <gtest/gtest.h>

#include "package/lesson_data.h"
#include "package/manifest.h"

namespace colloquy::package {
namespace {

Manifest sample() {
  Manifest manifest;
  manifest.course = "abc";
  manifest.slug = "listening";
  manifest.title = "Listening \"well\"";
  LessonEntry lesson;
  lesson.id = "l1";
  lesson.slug = "1-start/pause";
  lesson.data = "data/l1.json";
  lesson.tracks.push_back({"p1", "Part", TrackEntry::Kind::chapter, 1234, "a.opus", "a.mp3", "a.vtt", "a.json"});
  manifest.lessons.push_back(lesson);
  return manifest;
}

TEST(Manifest, RoundTrips) {
  const std::string text = write_manifest(sample());
  const base::Result<Manifest> back = read_manifest(text);
  ASSERT_TRUE(back.ok());
  EXPECT_EQ(write_manifest(*back), text);
  EXPECT_EQ(back->lessons[0].tracks[0].kind, TrackEntry::Kind::chapter);
}

TEST(Manifest, RefusesNamesThatLeaveTheFolder) {
  for (const char* name : {"../secret", "/etc/passwd", "gated/../../x", "a//b", "a\\b"}) {
    Manifest manifest = sample();
    manifest.lessons[0].data = name;
    EXPECT_FALSE(read_manifest(write_manifest(manifest)).ok()) << name;
  }
}

TEST(Manifest, RefusesAnotherVersion) {
  Manifest manifest = sample();
  manifest.version = kManifestVersion + 1;
  EXPECT_NE(read_manifest(write_manifest(manifest)).error().message.find("newer Colloquy"), std::string::npos);
  EXPECT_FALSE(read_manifest("{}").ok());
}

TEST(LessonData, RoundTripsEveryField) {
  LessonData data;
  data.id = "l1";
  data.prompts.push_back(
      {"pr1", "p1", "Why?", {{"i1", {"a", "b"}, true, "<p>no</p>"}}, {{"o1", true, "yes", "why"}}, "t1", "Amal"});
  data.cards.push_back({"c1", 2, "", true, "front", "back", {"x"}, "t1", 900, "room"});
  data.notes.push_back({"c1", {"c1"}, "", "", {}});
  data.notes.push_back({"c2", {"c2/x", "c2/y"}, "A <span data-gap=\"0\"></span>", "<p>more</p>", {"x", "y"}});
  QuestionData q;
  q.id = "q1";
  q.kind = lesson::Question::Kind::numeric;
  lesson::Gap gap;
  gap.kind = lesson::Gap::Kind::number;
  gap.number = lesson::Numeric{2.5, 3.5, 3, "min"};
  gap.menu = {{"once", false}, {"twice", true}};
  q.gaps.push_back(gap);
  q.pairs.push_back({"m1", "l", "r"});
  q.steps.push_back({"s1", "first"});
  q.hints = {"look"};
  q.points = 2.5;
  q.node = "t2";
  q.at_ms = 1200;
  data.test.pools.push_back({"pool", "Room", "material", 2, {q}});
  data.test.levels = {"remember"};
  data.test.blueprint = {{"room", {1, 2}}};
  data.test.pass = 0.8;
  data.test.behaviour = lesson::Behaviour::interactive;
  data.test.tries = 4;
  data.test.certainty = true;
  data.units = {{"s", {"sec"}}};
  const std::string text = write_lesson_data(data);
  const base::Result<LessonData> back = read_lesson_data(text);
  ASSERT_TRUE(back.ok()) << back.error().message;
  EXPECT_EQ(write_lesson_data(*back), text);
  EXPECT_EQ(back->test.pools[0].questions[0].gaps[0].number->high, 3.5);
  EXPECT_EQ(back->test.pools[0].questions[0].at_ms, 1200);
  EXPECT_EQ(back->test.behaviour, lesson::Behaviour::interactive);
  EXPECT_EQ(back->test.tries, 4);
  EXPECT_TRUE(back->test.certainty);
  EXPECT_EQ(back->cards[0].objective, "room");
}

TEST(LessonData, RefusesAQuestionOfNoKnownKind) {
  EXPECT_FALSE(read_lesson_data(R"({"id":"l","test":{"pools":[{"questions":[{"kind":"riddle"}]}]}})").ok());
  EXPECT_FALSE(read_lesson_data("[]").ok());
}

}  // namespace
}  // namespace colloquy::package
