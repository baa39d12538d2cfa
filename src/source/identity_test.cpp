#include "source/identity.h"

#include <gtest/gtest.h>

#include <random>

namespace colloquy::source {
namespace {

lesson::Blocks prose(std::string text) {
  lesson::Inline words;
  words.text = std::move(text);
  lesson::Block paragraph;
  paragraph.inlines.push_back(std::move(words));
  return {paragraph};
}

lesson::Turn turn(std::string text) {
  lesson::Turn out;
  out.who = "Ana";
  out.text = prose(std::move(text));
  return out;
}

// A course of one lesson with one part; lines are turns.
lesson::Course course_of(const std::vector<std::string>& lines, std::string path = "1-a.md", std::string part = "Why") {
  lesson::Course course;
  course.title = "Course";
  lesson::Lesson lesson;
  lesson.path = std::move(path);
  lesson.title = "A pause";
  lesson.dialogue.emplace();
  lesson.dialogue->parts.emplace_back();
  lesson.dialogue->parts[0].title = std::move(part);
  for (const std::string& line : lines) lesson.dialogue->parts[0].lines.push_back(turn(line));
  course.lessons.push_back(std::move(lesson));
  return course;
}

Identity name(lesson::Course& course, const std::vector<LockEntry>& remembered, base::Diagnostics* findings = nullptr) {
  std::vector<std::vector<IdNode>> nodes;
  for (lesson::Lesson& lesson : course.lessons) nodes.push_back(list_nodes(lesson));
  base::Diagnostics own;
  return identify(course, nodes, remembered, findings ? *findings : own);
}

std::vector<std::string> turn_ids(const lesson::Course& course) {
  std::vector<std::string> out;
  for (const lesson::Line& line : course.lessons[0].dialogue->parts[0].lines)
    out.push_back(std::get<lesson::Turn>(line).id);
  return out;
}

const std::vector<std::string> kLines = {
    "When the kettle goes quiet, what has happened to it?", "It has boiled dry, I am afraid.",
    "A dry kettle cracks within three minutes on an open flame.", "And if it is a steel one?",
    "Then it turns blue at the bottom, and you can still use it tomorrow."};

TEST(Identity, TheSameTextGetsTheSameIdWithoutALock) {
  lesson::Course a = course_of(kLines), b = course_of(kLines);
  name(a, {}), name(b, {});
  EXPECT_EQ(turn_ids(a), turn_ids(b));
  EXPECT_EQ(a.id, b.id);
  EXPECT_EQ(turn_ids(a)[0].size(), 10u);
}

TEST(Identity, EqualLinesAreToldApartByTheirOrder) {
  lesson::Course course = course_of({"Yes, I see that now.", "Yes, I see that now."});
  name(course, {});
  EXPECT_NE(turn_ids(course)[0], turn_ids(course)[1]);
}

TEST(Identity, AnEditedLineKeepsItsIdAndANewOneIsBorn) {
  lesson::Course before = course_of(kLines);
  const Identity first = name(before, {});
  std::vector<std::string> lines = kLines;
  lines[2] = "A dry kettle cracks within three or four minutes on an open flame.";
  lines.insert(lines.begin() + 1, "Nobody ever told me that a kitchen could be such a dangerous place.");
  lesson::Course after = course_of(lines);
  const Identity second = name(after, first.entries);
  const std::vector<std::string> old_ids = turn_ids(before), new_ids = turn_ids(after);
  EXPECT_EQ(new_ids[0], old_ids[0]);
  EXPECT_EQ(new_ids[2], old_ids[1]);
  EXPECT_EQ(new_ids[3], old_ids[2]);
  EXPECT_EQ(std::count(old_ids.begin(), old_ids.end(), new_ids[1]), 0);
  EXPECT_EQ(second.born, 1u);
}

TEST(Identity, WhatComesBackGetsItsHistoryBack) {
  lesson::Course before = course_of(kLines);
  Identity lock = name(before, {});
  lesson::Course without = course_of({kLines[0], kLines[1], kLines[3], kLines[4]});
  lock = name(without, lock.entries);
  EXPECT_EQ(lock.gone, 1u);
  lesson::Course again = course_of(kLines);
  lock = name(again, lock.entries);
  EXPECT_EQ(turn_ids(again), turn_ids(before));
  EXPECT_EQ(lock.gone, 0u);
}

TEST(Identity, ARenamedLessonAndPartKeepEverything) {
  lesson::Course before = course_of(kLines);
  const Identity lock = name(before, {});
  lesson::Course after = course_of(kLines, "3-moved/2-b.md", "What silence is for");
  name(after, lock.entries);
  EXPECT_EQ(after.lessons[0].id, before.lessons[0].id);
  EXPECT_EQ(after.lessons[0].dialogue->parts[0].id, before.lessons[0].dialogue->parts[0].id);
  EXPECT_EQ(turn_ids(after), turn_ids(before));
}

TEST(Identity, AFixedIdIsTakenAndTwiceIsSaid) {
  lesson::Course course = course_of(kLines);
  auto& lines = course.lessons[0].dialogue->parts[0].lines;
  std::get<lesson::Turn>(lines[0]).id = "mine";
  std::get<lesson::Turn>(lines[1]).id = "mine";
  base::Diagnostics findings;
  name(course, {}, &findings);
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].rule, "form/id-twice");
  EXPECT_EQ(turn_ids(course)[0], "mine");
  EXPECT_NE(turn_ids(course)[1], "mine");
}

lesson::Course test_of(const std::string& stem, const std::string& key) {
  lesson::Course course = course_of({});
  lesson::Question question;
  question.stem = prose(stem);
  lesson::Option right;
  right.right = true;
  right.text = prose(key);
  question.options.push_back(right);
  course.lessons[0].test.emplace().pools.emplace_back().questions.push_back(question);
  return course;
}

int edition_after(const std::string& stem, const std::string& key) {
  lesson::Course before = test_of("How long do you wait before you help, 3 seconds?", "About three seconds.");
  const Identity lock = name(before, {});
  lesson::Course after = test_of(stem, key);
  name(after, lock.entries);
  EXPECT_EQ(after.lessons[0].test->pools[0].questions[0].id, before.lessons[0].test->pools[0].questions[0].id);
  return after.lessons[0].test->pools[0].questions[0].edition;
}

TEST(Identity, AnEditionLastsThroughSlipsOnly) {
  EXPECT_EQ(edition_after("How long do you wait before you help, 3 seconds?", "About three seconds."), 1);
  EXPECT_EQ(edition_after("How long do you wait bfore you help; 3 seconds?", "About three seconds."), 1) << "a slip";
  EXPECT_EQ(edition_after("How long do you wait before you help, 4 seconds?", "About three seconds."), 2) << "a digit";
  EXPECT_EQ(edition_after("How long do you not wait before you help, 3 seconds?", "About three seconds."), 2)
      << "a negation";
  EXPECT_EQ(edition_after("How long do you wait before you help, 3 seconds?", "About five seconds."), 2) << "the key";
}

TEST(LockFile, RoundTripsAndForgivesAMerge) {
  lesson::Course course = course_of(kLines);
  const Identity identity = name(course, {});
  const std::string text = write_lock(identity.entries);
  base::Diagnostics findings;
  EXPECT_EQ(write_lock(read_lock(text, 1, findings)), text);
  EXPECT_TRUE(findings.empty());
  const std::vector<LockEntry> merged =
      read_lock("<<<<<<< ours\n" + text + "=======\n" + text + ">>>>>>> theirs\nrubbish\n", 1, findings);
  EXPECT_EQ(findings.size(), 4u);
  EXPECT_EQ(write_lock(merged), text) << "a union merge is the same set";
}

TEST(LockFile, WhatIsNoLockSaysSoAFewTimes) {
  std::string garbage;
  for (int i = 0; i < 1000; ++i) garbage += "garbage\n";
  base::Diagnostics findings;
  EXPECT_TRUE(read_lock(garbage, 1, findings).empty());
  ASSERT_EQ(findings.size(), 21u);
  EXPECT_EQ(findings.back().message, "980 more lines of the lock file cannot be read.");
}

// The share of ids that survive edits, measured as the format's prototype did: 40 lines, words
// replaced at random. Fixed seed; the bounds are what the format promises, less a margin.
TEST(Identity, HoldsThroughRandomEdits) {
  std::mt19937 random(2023);
  static const char* kWords[] = {"visitor", "silence", "question", "room",  "guide",   "painting", "answer", "thread",
                                 "moment",  "voice",   "waits",    "hears", "counts",  "stops",    "turns",  "slowly",
                                 "often",   "again",   "before",   "after", "because", "nobody",   "three",  "small",
                                 "long",    "quiet",   "door",     "coat",  "ticket",  "group"};
  const auto word = [&] { return std::string(kWords[random() % std::size(kWords)]); };
  const auto sentence = [&] {
    std::string out = word();
    for (int i = 0; i < 11; ++i) out += " " + word();
    return out;
  };
  int kept_untouched = 0, untouched = 0, kept_edited = 0, edited = 0;
  for (int round = 0; round < 30; ++round) {
    std::vector<std::string> lines;
    for (int i = 0; i < 40; ++i) lines.push_back(sentence());
    lesson::Course before = course_of(lines);
    const Identity lock = name(before, {});
    std::vector<std::string> next = lines;
    std::vector<int> touched(40, 0);
    for (int i = 0; i < 5; ++i) {
      const std::size_t at = random() % 40;
      next[at] = word() + next[at].substr(next[at].find(' '));
      touched[at] = 1;
    }
    next.insert(next.begin() + 20, sentence());
    lesson::Course after = course_of(next);
    name(after, lock.entries);
    const std::vector<std::string> a = turn_ids(before), b = turn_ids(after);
    for (std::size_t i = 0; i < 40; ++i) {
      const bool kept = b[i < 20 ? i : i + 1] == a[i];
      (touched[i] ? edited : untouched) += 1;
      (touched[i] ? kept_edited : kept_untouched) += kept ? 1 : 0;
    }
  }
  EXPECT_GE(kept_untouched, untouched * 99 / 100);
  EXPECT_GE(kept_edited, edited * 95 / 100);
}

}  // namespace
}  // namespace colloquy::source
