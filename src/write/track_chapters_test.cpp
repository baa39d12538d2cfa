#include "write/track_chapters.h"

#include <gtest/gtest.h>

#include "base/json.h"

namespace colloquy::write {
namespace {

lesson::Turn turn(std::string id) {
  lesson::Turn out;
  out.id = std::move(id);
  return out;
}

lesson::Lesson lesson_of_both() {
  lesson::Lesson lesson;
  lesson::Part part;
  part.id = "why";
  part.title = "Why we wait";
  lesson::Prompt prompt;
  prompt.question = "What would you do?";
  part.lines = {turn("t1"), turn("t2"), prompt, turn("t3")};
  part.summary = turn("");
  lesson.dialogue.emplace().parts = {part};
  lesson::Chapter chapter;
  chapter.id = "book";
  chapter.title = "Silence";
  chapter.content.id = "book/content";
  chapter.explanation.emplace().id = "book/explanation";
  lesson.chapters = {chapter};
  return lesson;
}

package::Timeline timeline_of(std::vector<package::LineTime> lines, package::Ms duration) {
  return {duration, std::move(lines)};
}

std::string told(const std::vector<TrackChapter>& chapters) {
  std::string out;
  for (const TrackChapter& one : chapters)
    out += std::to_string(one.start) + "-" + std::to_string(one.end) + " " + one.title + "\n";
  return out;
}

TEST(TrackChapters, OfAPartAreItsQuestionsAndItsSummary) {
  const package::Timeline timeline = timeline_of({{"t1", 0, "A", "Hello.", 300, 2000, {}},
                                                  {"t2", 0, "A", "Look.", 4000, 5000, {}},
                                                  {"t2", 1, "A", "What would you do?", 5300, 7000, {}},
                                                  {"t3", 0, "B", "Wait.", 8000, 9000, {}},
                                                  {"why/summary", 0, "A", "So.", 10000, 12000, {}}},
                                                 13000);
  EXPECT_EQ(told(track_chapters(lesson_of_both(), "why", timeline)),
            "0-5300 Why we wait\n5300-10000 What would you do?\n10000-13000 In short\n");
}

TEST(TrackChapters, OfABooksChapterAreItsLayers) {
  const package::Timeline timeline = timeline_of(
      {{"book/content", 0, "", "One.", 300, 2000, {}}, {"book/explanation", 0, "", "Two.", 5000, 9000, {}}}, 9500);
  EXPECT_EQ(told(track_chapters(lesson_of_both(), "book", timeline)), "0-5000 Silence\n5000-9500 Explained\n");
}

TEST(TrackChapters, NoneIsTooShortToBeHeard) {
  // Asked in the first second, and a summary that was not spoken.
  const package::Timeline timeline =
      timeline_of({{"t2", 0, "A", "What would you do?", 300, 2000, {}}, {"t3", 0, "B", "Wait.", 3000, 4000, {}}}, 4500);
  EXPECT_EQ(told(track_chapters(lesson_of_both(), "why", timeline)), "0-4500 What would you do?\n");
  EXPECT_TRUE(track_chapters(lesson_of_both(), "nothing", timeline).empty());
}

TEST(TrackChapters, AsJsonTheyAreInSeconds) {
  const base::Json json = *base::parse_json(chapters_json({{0, 5300, "A \"b\""}, {5300, 9000, "C"}}));
  EXPECT_EQ(json["version"].as_string(), "1.2.0");
  ASSERT_EQ(json["chapters"].as_array().size(), 2u);
  EXPECT_DOUBLE_EQ(json["chapters"].as_array()[1]["startTime"].as_double(), 5.3);
  EXPECT_EQ(json["chapters"].as_array()[0]["title"].as_string(), "A \"b\"");
}

}  // namespace
}  // namespace colloquy::write
