#include "source/recorded.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "source/address.h"
#include "source/course.h"

namespace colloquy::source {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Course {
  std::string lesson, lock;
  std::map<std::string, std::string> sounds;  // path -> what its bytes are known by
};

struct Read {
  std::vector<std::string> outdated;  // files
  std::string lock;
  std::vector<std::string> remembered;  // words of recordings in the lock
};

Read read(const Course& course) {
  CourseFolder folder;
  folder.name = "course";
  const std::string lesson = "---\ntitle: T\n---\n## Conversation\n\n### P\n\n" + course.lesson;
  if (!course.lock.empty()) folder.texts.push_back({"colloquy.lock", 2, course.lock});
  folder.texts.insert(folder.texts.begin(), {"1-a.md", 1, lesson});
  folder.exists = [&](std::string_view path) { return course.sounds.contains(std::string(path)); };
  folder.fingerprint = [&](std::string_view path) {
    const auto at = course.sounds.find(std::string(path));
    return at == course.sounds.end() ? std::string() : at->second;
  };
  const CourseReading reading = read_course(folder);
  Read out;
  out.lock = reading.lock;
  for (const lesson::Part& part : reading.course.lessons[0].dialogue->parts) {
    if (part.recording && part.recording->outdated) out.outdated.push_back(part.recording->file);
    for (const lesson::Line& line : part.lines) {
      const auto* turn = std::get_if<lesson::Turn>(&line);
      if (turn && turn->recording && turn->recording->outdated) out.outdated.push_back(turn->recording->file);
    }
  }
  base::Diagnostics none;
  for (const LockEntry& entry : read_lock(reading.lock, 2, none)) {
    if (entry.kind == "recording") out.remembered.push_back(entry.id + " " + entry.text);
  }
  return out;
}

const std::map<std::string, std::string> kSounds = {{"a.wav", "aaaaaaaaaaaaaaaa"}, {"b.wav", "bbbbbbbbbbbbbbbb"}};
constexpr const char* kLesson = "**Ana:** Count to three. [x](a.wav)\n\n**Ben:** And then to three again.\n";

TEST(Recorded, TheLockRemembersTheWords) {
  const Read first = read({kLesson, "", kSounds});
  EXPECT_THAT(first.outdated, IsEmpty());
  EXPECT_THAT(first.remembered, ElementsAre("aaaaaaaaaa Count to three."));
  EXPECT_EQ(read({kLesson, first.lock, kSounds}).lock, first.lock) << "and stays as it is";
}

TEST(Recorded, ChangedWordsAreOutdatedUntilTheyComeBackOrAreRecordedAgain) {
  const Read first = read({kLesson, "", kSounds});
  const std::string changed = "**Ana:** Count to four. [x](a.wav)\n\n**Ben:** And then to three again.\n";
  const Read second = read({changed, first.lock, kSounds});
  EXPECT_THAT(second.outdated, ElementsAre("a.wav"));
  const Read third = read({changed, second.lock, kSounds});
  EXPECT_THAT(third.outdated, ElementsAre("a.wav")) << "it is not forgotten";
  EXPECT_EQ(third.lock, second.lock);
  EXPECT_THAT(read({kLesson, third.lock, kSounds}).outdated, IsEmpty());
  const Read recorded = read({changed, third.lock, {{"a.wav", "cccccccccccccccc"}}});
  EXPECT_THAT(recorded.outdated, IsEmpty());
  EXPECT_THAT(recorded.remembered, ElementsAre("cccccccccc Count to four."));
}

TEST(Recorded, ATurnWrittenAnewIsOutdatedToo) {
  const Read first = read({kLesson, "", kSounds});
  const std::string rewritten = "**Ana:** Why do visitors look away? [x](a.wav)\n\n**Ben:** And then to three again.\n";
  const Read second = read({rewritten, first.lock, kSounds});
  EXPECT_THAT(second.outdated, ElementsAre("a.wav"));
  EXPECT_THAT(read({rewritten, second.lock, kSounds}).outdated, ElementsAre("a.wav"));
}

TEST(Recorded, ALinkMayMoveAndStandTwice) {
  const Read first = read({kLesson, "", kSounds});
  // It stood at the wrong turn.
  const Read moved =
      read({"**Ana:** Count to three.\n\n**Ben:** And then to three again. [x](a.wav)\n", first.lock, kSounds});
  EXPECT_THAT(moved.outdated, IsEmpty());
  EXPECT_THAT(moved.remembered, ElementsAre("aaaaaaaaaa And then to three again."));
  const Read twice = read(
      {"**Ana:** Count to three. [x](a.wav)\n\n**Ben:** And then to three again. [x](a.wav)\n", first.lock, kSounds});
  EXPECT_THAT(twice.outdated, IsEmpty());
}

TEST(Recorded, APartIsItsLinesInOrder) {
  const std::string part = "[x](b.wav)\n\n";
  const Read first = read({part + "**Ana:** Count to three.\n\n**Ben:** And again.\n", "", kSounds});
  EXPECT_THAT(first.remembered, ElementsAre("bbbbbbbbbb Count to three.", "bbbbbbbbbb And again."));
  for (const char* changed : {"**Ana:** Count to three.\n", "**Ben:** And again.\n\n**Ana:** Count to three.\n",
                              "**Ana:** Count to three.\n\n**Ben:** And again.\n\n**Ana:** Yes.\n"})
    EXPECT_THAT(read({part + changed, first.lock, kSounds}).outdated, ElementsAre("b.wav")) << changed;
  EXPECT_THAT(read({part + "**Ben:** Count to three!\n\n**Ben:** And agian.\n", first.lock, kSounds}).outdated,
              IsEmpty())
      << "who says it, and slips of the pen, are no words";
}

TEST(Recorded, BothSidesOfAMergeAreRemembered) {
  const Read ours = read({kLesson, "", kSounds});
  const std::string changed = "**Ana:** Count to ten. [x](a.wav)\n\n**Ben:** And then to three again.\n";
  const Read theirs = read({changed, "", kSounds});
  EXPECT_THAT(read({kLesson, ours.lock + theirs.lock, kSounds}).outdated, IsEmpty());
  // The turn's own id differs on the other branch; its recording is the same.
  EXPECT_THAT(read({changed, theirs.lock + ours.lock, kSounds}).outdated, IsEmpty());
}

TEST(Recorded, WhatCannotBeReadNowIsKept) {
  const Read first = read({kLesson, "", kSounds});
  EXPECT_EQ(read({kLesson, first.lock, {}}).lock, first.lock);
  EXPECT_THAT(read({"**Ana:** Count to three.\n", first.lock, kSounds}).remembered, IsEmpty()) << "nobody asks again";
}

TEST(LinkedPath, IsTheFileThatALinkNames) {
  EXPECT_EQ(linked_path("1-a/b.md", "media/two%20words.wav?x#y"), "1-a/media/two words.wav");
  EXPECT_EQ(linked_path("1-a/b.md", "/media/a.wav"), "media/a.wav");
  EXPECT_EQ(linked_path("1-a/b.md", "../a.wav"), "a.wav");
  for (const char* elsewhere : {"https://example.org/a.wav", "//example.org/a.wav", "data:audio/wav", "#a", ""})
    EXPECT_EQ(linked_path("1-a/b.md", elsewhere), "") << elsewhere;
}

}  // namespace
}  // namespace colloquy::source
