#include "source/given_voices.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>

namespace colloquy::source {
namespace {

using Voices = std::map<std::string, std::string>;

lesson::Lesson with(std::initializer_list<std::pair<const char*, const char*>> cast) {
  lesson::Lesson lesson;
  for (const auto& [name, voice] : cast) {
    lesson::Speaker speaker;
    speaker.name = name;
    speaker.voice = voice;
    lesson.cast.push_back(std::move(speaker));
  }
  return lesson;
}

Voices voices_of(const lesson::Lesson& lesson) {
  Voices voices;
  for (const lesson::Speaker& speaker : lesson.cast) voices[speaker.name] = speaker.voice;
  return voices;
}

TEST(GivenVoices, SpeakersKeepTheirsWhenOthersAreAdded) {
  lesson::Course course;
  course.lessons = {with({{"Mona", ""}, {"Ari", ""}})};
  const std::vector<LockEntry> lock = give_voices(course, {});
  EXPECT_EQ(voices_of(course.lessons[0]), (Voices{{"Mona", "female-1"}, {"Ari", "male-1"}}));
  course.lessons = {with({{"Zoe", ""}, {"Mona", ""}, {"Bo", ""}, {"Ari", ""}})};
  give_voices(course, lock);
  EXPECT_EQ(voices_of(course.lessons[0]),
            (Voices{{"Mona", "female-1"}, {"Ari", "male-1"}, {"Zoe", "male-2"}, {"Bo", "female-2"}}));
}

TEST(GivenVoices, OnePersonHasOneVoiceInEveryLesson) {
  lesson::Course course;
  course.lessons = {with({{"Mona", ""}, {"Ari", ""}}), with({{"Ari", ""}, {"Sam", ""}})};
  give_voices(course, {});
  EXPECT_EQ(voices_of(course.lessons[0]).at("Ari"), "male-1");
  EXPECT_EQ(voices_of(course.lessons[1]), (Voices{{"Ari", "male-1"}, {"Sam", "female-1"}}));
}

TEST(GivenVoices, AnAuthorsChoiceGoesFirst) {
  lesson::Course course;
  course.lessons = {with({{"Mona", ""}, {"Ari", ""}})};
  const std::vector<LockEntry> lock = give_voices(course, {});
  course.lessons = {with({{"Mona", ""}, {"Ari", ""}, {"Guest", "female-1"}})};
  const std::vector<LockEntry> after = give_voices(course, lock);
  EXPECT_EQ(voices_of(course.lessons[0]), (Voices{{"Mona", "male-2"}, {"Ari", "male-1"}, {"Guest", "female-1"}}));
  EXPECT_EQ(after.size(), 2u);  // of those who have none of their own
  // A second entry for the name, in the lesson, gives the first its voice.
  course.lessons = {with({{"Mona", ""}, {"Ari", ""}, {"Mona", "bf_emma"}})};
  give_voices(course, {});
  EXPECT_EQ(course.lessons[0].cast[0].voice, "");
  EXPECT_EQ(course.lessons[0].cast[1].voice, "female-1");
}

TEST(GivenVoices, PeopleWhoSpeakTogetherNeedNone) {
  lesson::Course course;
  course.lessons = {with({{"Mona", ""}, {"Ari", ""}, {"Both", ""}})};
  course.lessons[0].cast[2].together = {"Mona", "Ari"};
  EXPECT_EQ(give_voices(course, {}).size(), 2u);
  EXPECT_EQ(course.lessons[0].cast[2].voice, "");
}

TEST(GivenVoices, MorePeopleThanNamesAreStillTold) {
  lesson::Course course;
  course.lessons = {
      with({{"a", ""}, {"b", ""}, {"c", ""}, {"d", ""}, {"e", ""}, {"f", ""}, {"g", ""}, {"h", ""}, {"i", ""}})};
  give_voices(course, {});
  std::map<std::string, int> count;
  for (const auto& [name, voice] : voices_of(course.lessons[0])) ++count[voice];
  EXPECT_EQ(count.size(), 9u);
}

TEST(GivenVoices, AreALineOfTheLockEach) {
  lesson::Course course;
  course.lessons = {with({{"Mona", ""}})};
  std::vector<LockEntry> entries = give_voices(course, {});
  const std::string text = write_lock(entries);
  base::Diagnostics findings;
  std::vector<LockEntry> back = read_lock(text, 0, findings);
  EXPECT_TRUE(findings.empty());
  EXPECT_EQ(take_voices(back), entries);
  EXPECT_TRUE(back.empty());
}

}  // namespace
}  // namespace colloquy::source
