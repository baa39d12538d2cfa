#include "source/front_matter.h"

#include <gtest/gtest.h>

namespace colloquy::source {
namespace {

struct Read {
  lesson::Lesson lesson;
  FrontMatter front;
  base::Diagnostics findings;
  explicit Read(std::string_view text) { front = take_front_matter(text, 1, lesson, findings); }
  std::string first() const {
    if (findings.empty()) return "";
    const base::Diagnostic& d = findings[0];
    return std::to_string(d.span.line) + ":" + std::to_string(d.span.column) + " " + d.rule + " " + d.message;
  }
};

TEST(FrontMatter, FillsTheLesson) {
  const Read read(
      "---\ntitle: A pause is an offer\nnumber: 5.1.1\nauthors: [Ana, Bo]\nminutes: 7\ncast: { Ana: female-1, Bo: { "
      "voice: male-1, role: student } }\n---\n# Text\n");
  EXPECT_EQ(read.first(), "");
  EXPECT_EQ(read.lesson.title, "A pause is an offer");
  EXPECT_EQ(read.lesson.number, "5.1.1");
  EXPECT_EQ(read.lesson.authors.size(), 2u);
  EXPECT_EQ(read.lesson.minutes, 7);
  ASSERT_EQ(read.lesson.cast.size(), 2u);
  EXPECT_EQ(read.lesson.cast[1].role, lesson::Speaker::Role::student);
  EXPECT_EQ(read.front.lines, 7u);
}

TEST(FrontMatter, NoneIsFine) {
  const Read read("## Conversation\n");
  EXPECT_EQ(read.front.lines, 0u);
  EXPECT_EQ(read.first(), "");
}

TEST(CourseFile, SaysHowCardsAreAsked) {
  lesson::Course course;
  base::Diagnostics findings;
  read_course_file("format: 1\nretention: 85 %\nnew-cards: 7\n", 1, course, findings);
  EXPECT_TRUE(findings.empty());
  EXPECT_DOUBLE_EQ(course.retention, 0.85);
  EXPECT_EQ(course.new_cards, 7);
  read_course_file("format: 1\nretention: 0.8\n", 1, course, findings);
  EXPECT_DOUBLE_EQ(course.retention, 0.8);
  for (const char* wrong : {"0.5", "98 %", "much", "85 percent", "[1]"}) {
    findings.clear();
    read_course_file("format: 1\nretention: " + std::string(wrong) + "\n", 1, course, findings);
    ASSERT_EQ(findings.size(), 1u) << wrong;
    EXPECT_EQ(findings[0].rule, "form/front-value");
    EXPECT_NE((findings[0].message + findings[0].help).find("70 % to 97 %"), std::string::npos) << findings[0].message;
    EXPECT_DOUBLE_EQ(course.retention, 0.8);
  }
}

TEST(FrontMatter, SaysWhatIsWrongAndWhere) {
  EXPECT_EQ(Read("---\ntitle: A\n\n## Next\n").first(),
            "1:1 form/front-open The front matter never ends: put --- on a line of its own after the last setting.");
  EXPECT_EQ(Read("---\nlicense: MIT\n---\n").first(),
            "2:1 form/front-key There is no setting \"license\". Did you mean \"licence\"?");
  EXPECT_EQ(Read("---\ndraft: yes\n---\n").first(), "2:8 form/front-value \"draft\" takes true or false.");
  EXPECT_EQ(
      Read("---\nmore: 1\ntitle: A: B\n---\n").first(),
      "3:9 form/front-yaml This setting cannot be read: a colon inside a value needs quotes round the whole value.");
  EXPECT_EQ(Read("---\nsensitive: [grief]\n---\n").first(),
            "2:12 form/help A sensitive lesson says whom to turn to: add help:.");
  EXPECT_EQ(Read("---\ntitle: a\ntitle: b\n---\n").first(), "3:1 form/front-key The setting \"title\" is given twice.");
}

TEST(FrontMatter, BombsEndEarly) {
  EXPECT_EQ(Read("---\na: &a [x, x]\nb: &b [*a, *a]\n---\n").findings[0].rule, "form/front-yaml");
  EXPECT_EQ(Read("---\na: " + std::string(50000, '[') + "\n---\n").findings[0].rule, "form/front-yaml");
  std::string deep;
  for (int i = 0; i < 3000; ++i) deep += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  EXPECT_EQ(Read("---\n" + deep + "---\n").findings[0].rule, "form/front-yaml");
  EXPECT_EQ(Read("---\ntitle: " + std::string(5u << 20, 'x') + "\n---\n").findings[0].rule, "form/front-yaml");
}

TEST(FrontMatter, AnAmpersandInATitleIsText) {
  EXPECT_EQ(Read("---\ntitle: Salt & pepper *and* more\n---\n").first(), "");
}

TEST(CourseFile, ReadsAndAsksForTheFormat) {
  lesson::Course course;
  base::Diagnostics findings;
  read_course_file(
      "title: T\ncast:\n  Guide: { voice: female-1, role: teacher }\nunits:\n  s: [sec, second]\nobjectives:\n  "
      "waiting: Can wait.\n",
      1, course, findings);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].rule, "form/format");
  EXPECT_EQ(findings[0].severity, base::Severity::warning);
  EXPECT_EQ(course.units["s"].size(), 2u);
  EXPECT_EQ(course.objectives[0].term, "waiting");
  findings.clear();
  read_course_file("format: 1.3\n", 1, course, findings);
  EXPECT_EQ(findings[0].message, "This course is written in format 1.3; this Colloquy reads up to 1.");
}

}  // namespace
}  // namespace colloquy::source
