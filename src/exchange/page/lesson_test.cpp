// What the importer writes, read by the reader of lessons: parts arrive in the model as meant, words
// that look like marks stay words, and the page's own flaws are the only findings.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "check/check.h"
#include "exchange/page/read.h"
#include "exchange/page/write.h"
#include "lesson/course.h"
#include "source/course.h"
#include "source/read_lesson.h"

namespace colloquy::exchange::page {
namespace {

class NoFiles : public source::SourceTree {
 public:
  std::optional<source::SourceFile> text(std::string_view) const override { return std::nullopt; }
  bool exists(std::string_view) const override { return false; }
};

source::LessonReading read_back(std::string_view page_text) {
  const base::Result<PageImport> page = read_page(page_text);
  if (!page.ok()) return {};
  const std::string written = write_page(page.value(), {}).front().text;
  const lesson::Course course;
  const NoFiles tree;
  lesson::Lesson defaults;
  defaults.path = "page.md";
  defaults.cast_declared = true;
  for (const std::string& name : page->cast) {
    lesson::Speaker speaker;
    speaker.name = name;
    speaker.role = defaults.cast.empty() ? lesson::Speaker::Role::teacher : lesson::Speaker::Role::student;
    defaults.cast.push_back(speaker);
  }
  return source::read_lesson({0, "page.md", written}, defaults, {course, tree});
}

std::vector<std::string> findings(const source::LessonReading& reading) {
  std::vector<std::string> out;
  for (const base::Diagnostic& each : reading.findings) out.push_back(each.rule + ": " + each.message);
  return out;
}

TEST(ImportedLesson, ArrivesInTheModel) {
  const base::Result<std::string> page = base::read_file(COLLOQUY_SOURCE_DIR "/tests/import/page.txt");
  ASSERT_TRUE(page.ok());
  const source::LessonReading reading = read_back(page.value());
  const lesson::Lesson& lesson = reading.lesson;
  EXPECT_EQ(findings(reading),
            (std::vector<std::string>{"form/empty: Nothing stands under \"Videos\": it will not be shown.",
                                      "form/empty: Nothing stands under \"Flash cards\": it will not be shown.",
                                      "form/empty: Nothing stands under \"References\": it will not be shown."}));
  EXPECT_EQ(lesson.number, "3.2.4");
  EXPECT_EQ(lesson.title, "Reading a Barometer");
  ASSERT_TRUE(lesson.dialogue.has_value());
  ASSERT_EQ(lesson.dialogue->parts.size(), 2u);
  EXPECT_EQ(lesson.dialogue->parts[0].lines.size(), 7u);
  EXPECT_TRUE(lesson.dialogue->parts[0].summary.has_value());
  EXPECT_TRUE(lesson.dialogue->parts[0].inferred_speakers);
  EXPECT_TRUE(lesson.overview && lesson.overview->quick && lesson.overview->standard && lesson.overview->detailed);
  ASSERT_EQ(lesson.chapters.size(), 3u);
  EXPECT_TRUE(lesson.chapters[2].explanation.has_value() && lesson.chapters[2].analogy.has_value());
  EXPECT_EQ(lesson.concepts.size(), 3u);
  EXPECT_EQ(lesson.examples.size(), 2u);
  EXPECT_EQ(lesson.glossary.size(), 3u);
  ASSERT_EQ(lesson.aids.size(), 4u);
  EXPECT_EQ(lesson.aids[2].title, "Remember the acronym TAP");
  EXPECT_EQ(lesson.aids[3].title, "BAR");
  ASSERT_EQ(lesson.aids[3].words.size(), 3u);
  EXPECT_EQ(lesson.aids[3].words[0].text, "Box");
  EXPECT_EQ(lesson::plain_text(lesson.aids[3].text), "are the three things you need to name.");
}

// Read as a course and checked, as `colloquy check` does.
base::Diagnostics check_course(std::string_view page_text) {
  const base::Result<PageImport> page = read_page(page_text);
  if (!page.ok()) return {};
  std::vector<CourseFile> files = write_page(page.value(), {});
  std::sort(files.begin(), files.end(), [](const CourseFile& a, const CourseFile& b) { return a.path < b.path; });
  source::CourseFolder folder;
  for (const CourseFile& file : files) {
    folder.texts.push_back({file.path, static_cast<base::FileId>(folder.texts.size() + 1), file.text});
  }
  folder.exists = [&](std::string_view path) { return folder.find(path) != nullptr; };
  source::CourseReading reading = source::read_course(folder);
  base::Diagnostics all = check::check({reading.course, nullptr, {}});
  all.insert(all.begin(), reading.findings.begin(), reading.findings.end());
  return all;
}

std::map<std::string, int> by_rule(const base::Diagnostics& findings) {
  std::map<std::string, int> out;
  for (const base::Diagnostic& each : findings) {
    out[each.rule]++;
    EXPECT_NE(each.severity, base::Severity::error) << each.rule << ": " << each.message;
  }
  return out;
}

TEST(ImportedLesson, FlawsOfTheRealPageAreNamed) {
  const char* shared = std::getenv("COLLOQUY_SHARED");
  const std::string folder = shared != nullptr ? shared : COLLOQUY_SOURCE_DIR "/../shared";
  const base::Result<std::string> page = base::read_file(folder + "/pages/therapeutic-relationship.txt");
  if (!page.ok()) GTEST_SKIP() << "no copied page at " << folder << "/pages (set COLLOQUY_SHARED)";
  std::map<std::string, int> found = by_rule(check_course(page.value()));
  EXPECT_EQ(found["form/empty"], 4);            // quick overview, videos, flash cards, references
  EXPECT_EQ(found["teaching/inferred"], 3);     // each part of the conversation
  EXPECT_EQ(found["teaching/aid-concept"], 3);  // Acceptance, Respect, Trust
  EXPECT_EQ(found["teaching/overview-hard"], 1);

  std::map<std::string, int> twice = by_rule(check_course(page.value() + "\n" + page.value()));
  EXPECT_GE(twice["form/twice"], 10);
  EXPECT_GE(twice["teaching/same-term"], 5);
}

// The same words in every place where a page can have them. In the conversation they stand between
// other lines: words before a colon are a speaker's name only where enough lines have some.
std::string page_full_of(const std::string& words) {
  return "1.1 - T\nInteractive Audio Lesson\nPart\nUnlock Audio Lesson\nToday we look at one of them.\nWhich one is "
         "it?\n" +
         words + "\nIs it so?\n" + "Introduction & Overview\nStandard\n" + words +
         "\nAudio Book\nChapter\nChapter 1 of 1\nChapter Content\n" + words + "\nDetailed Explanation\n" + words +
         "\nKey Concepts\n-\nTerm: " + words + "\nExamples & Applications\n" + words + "\nMemory Aids\nStories\n" +
         words + "\nGlossary\n- Word\n" + words + "\n";
}

void expect_words(const std::string& on_page) {
  const source::LessonReading reading = read_back(page_full_of(on_page));
  std::string words = on_page;  // the one entity that these tests use is a character in the lesson
  for (std::size_t at = 0; (at = words.find("&lt;", at)) != std::string::npos;) words.replace(at++, 4, "<");

  const lesson::Lesson& lesson = reading.lesson;
  EXPECT_EQ(findings(reading), std::vector<std::string>{}) << words;
  ASSERT_TRUE(lesson.dialogue && lesson.dialogue->parts.size() == 1) << words;
  std::string spoken;  // one of the four, whoever says it and whether as a turn of its own or not
  for (const lesson::Line& line : lesson.dialogue->parts[0].lines) {
    ASSERT_TRUE(std::holds_alternative<lesson::Turn>(line)) << words;
    spoken += lesson::plain_text(std::get<lesson::Turn>(line).text) + "\n\n";
  }
  EXPECT_EQ(spoken, "Today we look at one of them.\n\nWhich one is it?\n\n" + words + "\n\nIs it so?\n\n");
  ASSERT_TRUE(lesson.overview && lesson.overview->standard) << words;
  EXPECT_EQ(lesson::plain_text(lesson.overview->standard->blocks), words);
  ASSERT_EQ(lesson.chapters.size(), 1u) << words;
  EXPECT_EQ(lesson::plain_text(lesson.chapters[0].content.blocks), words);
  ASSERT_TRUE(lesson.chapters[0].explanation) << words;
  EXPECT_EQ(lesson::plain_text(lesson.chapters[0].explanation->blocks), words);
  ASSERT_EQ(lesson.concepts.size(), 1u) << words;
  EXPECT_EQ(lesson::plain_text(lesson.concepts[0].meaning), words);
  ASSERT_EQ(lesson.examples.size(), 1u) << words;
  EXPECT_EQ(lesson::plain_text(lesson.examples[0].blocks), words);
  ASSERT_EQ(lesson.aids.size(), 1u) << words;
  EXPECT_EQ(lesson::plain_text(lesson.aids[0].text), words);
  ASSERT_EQ(lesson.glossary.size(), 1u) << words;
  EXPECT_EQ(lesson::plain_text(lesson.glossary[0].meaning), words);
}

TEST(ImportedLesson, WordsThatLookLikeMarksStayWords) {
  for (const char* words : {"A **bold** word *(pause 2s)* and *(say: kownt)* here.",
                            "Fill [[three / 3]] in, please.",
                            "[x] ticked it is now.",
                            "1990. was the year of it.",
                            "> quoted, so to speak, it was.",
                            "a -> b <-> c is an arrow.",
                            "Summary: this is no summary at all.",
                            "Teacher: nobody says this at all.",
                            "Teachers: nobody says this at all.",
                            "$5 and x$ and $$y$$ are sums.",
                            "`code` and ``more`` of it.",
                            "~~gone~~ and ~still~ here.",
                            "<b>bold</b> it is not.",
                            "<!-- no comment --> at all here.",
                            "_under_ and snake_case and __dunder__ too.",
                            "![alt](x.png) is no picture.",
                            "[words](https://a.org) is no link.",
                            "[^1]: is no footnote here.",
                            "a | b | c is no table.",
                            "--- is no rule here.",
                            "=== is nothing of the kind.",
                            "C:\\new\\ is a path \\* of it.",
                            "&lt;b> is a character.",
                            "#tag is no heading either.",
                            "+ one, and it stays one.",
                            "1) one, and it stays one.",
                            "Answer: there is none to be had.",
                            "::: is no fence in here.",
                            "You: no learner is asked here.",
                            "{name} %x% @home ^2^ = fine.",
                            "https://example.org/a_b_c?x=1&y=2 is bare.",
                            "\\[[ and ]] and [ and ] alone.",
                            "He said: \"so - it - is\" (twice)."}) {
    expect_words(words);
  }
}

TEST(ImportedLesson, RandomMarksStayWords) {
  constexpr std::string_view kPieces[] = {
      "**",   "*",        "*(",       ")",    "[[",  "]]",     "[x]", "[",   "](", "_", "__", "`", "``", "~~", "$",
      "$$",   "->",       "<->",      "<",    "<b>", "<!--",   "-->", "\\",  "/",  "|", "#",  ">", "-",  "1.", ":",
      "You:", "Summary:", "Teacher:", "word", "two", "three.", "&",   "lt;", "!",  "(", "\"", "'", "{",  "=",  "^"};
  std::uint64_t state = 7;
  for (int round = 0; round < 400; ++round) {
    std::string words;
    const int pieces = 3 + round % 6;
    for (int i = 0; i < pieces; ++i) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      words += kPieces[(state >> 33) % std::size(kPieces)];
      if ((state >> 20) % 2 == 0) words += " ";
    }
    words += " and no more of it.";
    const std::size_t twice = words.find("  ");
    if (twice != std::string::npos) words.erase(twice, 1);
    if (words.find("  ") != std::string::npos || words.front() == ' ') continue;
    if (words.front() == '#' || words.starts_with("- ") || words.starts_with("* "))
      continue;  // a heading or a bullet typed by hand
    expect_words(words);
    if (testing::Test::HasFailure()) break;
  }
}

}  // namespace
}  // namespace colloquy::exchange::page
