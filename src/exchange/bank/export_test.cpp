#include "exchange/bank/export.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "exchange/aiken/aiken.h"
#include "exchange/bank/lesson.h"
#include "exchange/escape.h"
#include "exchange/gift/read.h"
#include "exchange/moodle/read.h"
#include "source/course.h"

namespace colloquy::exchange::bank {
namespace {

using lesson::Question;

struct Course {
  std::string text;
  source::CourseReading reading;
  const lesson::Test& test() const { return reading.course.lessons.at(0).test.value(); }
  std::string findings() const {
    std::string out;
    for (const base::Diagnostic& one : reading.findings) {
      if (one.rule != "form/lock-stale")
        out += std::to_string(one.span.line) + ": " + one.rule + ": " + one.message + "\n";
    }
    return out;
  }
};

Course course_of(std::string text, const std::vector<std::string>& others = {}) {
  Course out{std::move(text), {}};
  source::CourseFolder folder;
  folder.name = "course";
  folder.texts = {{"unit.md", 1, out.text}};
  folder.exists = [others](std::string_view path) {
    return std::find(others.begin(), others.end(), path) != others.end();
  };
  out.reading = source::read_course(folder);
  return out;
}

Course course_of_test(const std::string& test) {
  return course_of(
      "---\ntitle: Unit\n---\n\n## Learning objectives\n\n**One:** To do one thing.\n\n## Practice test\n\n" + test);
}

base::Result<std::string> no_file(const std::string& path) {
  return base::make_error(base::ErrorKind::not_found, path);
}

Export exported(const Course& course, Format format, const ReadFile& read = no_file) {
  auto lessons = lessons_of(course.reading.course, "");
  EXPECT_TRUE(lessons.ok());
  auto made = export_bank(course.reading.course, *lessons, format, read);
  EXPECT_TRUE(made.ok()) << made.error().message;
  return made.ok() ? *made : Export{};
}

// Out and in again.
Course back(const std::string& file, Format format) {
  const bank::Bank bank = format == Format::gift    ? gift::read(file)
                          : format == Format::aiken ? aiken::read(file)
                                                    : moodle::read(file);
  for (const bank::Fault& fault : bank.faults) ADD_FAILURE() << fault.line << ": " << fault.message << '\n' << file;
  const Lesson lesson = write_lesson("Unit", "en", bank.questions, true);
  for (const Note& note : lesson.left_out) ADD_FAILURE() << note.line << ": " << note.text << '\n' << file;
  std::vector<std::string> media;
  for (const CourseFile& one : lesson.media) media.push_back(one.path);
  return course_of(lesson.text, media);
}

// --- what a question says, without places and ids ---

void show(const lesson::Inlines& inlines, std::string& out);
void show(const lesson::Blocks& blocks, std::string& out) {
  for (const lesson::Block& block : blocks) {
    out += "{" + std::to_string(static_cast<int>(block.kind)) + (block.ordered ? "o" : "");
    show(block.inlines, out);
    out += block.more->text;
    show(block.children, out);
    out += "}";
  }
}
void show(const lesson::Inlines& inlines, std::string& out) {
  using Kind = lesson::Inline::Kind;
  for (const lesson::Inline& one : inlines) {
    if (one.kind == Kind::text || one.kind == Kind::soft_break) {
      out += one.kind == Kind::text ? one.text : " ";
      continue;
    }
    out += "<" + std::to_string(static_cast<int>(one.kind)) + (one.display ? "d:" : ":") + one.text + one.link->target;
    show(one.children, out);
    out += ">";
  }
}
std::string shown(const lesson::Blocks& blocks) {
  std::string out;
  show(blocks, out);
  return out;
}

// What GIFT and Aiken have no words for is no part of the comparison.
std::string said(const Question& q, Format format) {
  std::string out = std::to_string(static_cast<int>(q.kind)) + " " + shown(q.stem) + "\n";
  const bool aiken = format == Format::aiken;
  for (const lesson::Option& one : q.options) {
    out += std::string(one.right ? "[x] " : "[ ] ") + shown(one.text);
    if (!aiken) out += " > " + shown(one.feedback);
    out += "\n";
  }
  for (const Question::Pair& one : q.pairs) out += shown(one.left) + " -> " + lesson::plain_text(one.right) + "\n";
  for (const Question::Step& one : q.steps) out += "1. " + shown(one.text) + "\n";
  for (const lesson::Gap& gap : q.gaps) {
    out += "gap " + std::to_string(static_cast<int>(gap.kind));
    for (const std::string& one : gap.accept) out += " / " + one;
    for (const lesson::Gap::Choice& one : gap.menu) out += (one.right ? " | x " : " | ") + one.text;
    if (gap.number) {
      char number[100];
      std::snprintf(number, sizeof number, " %.9g..%.9g", gap.number->low, gap.number->high);
      out += number;
      if (format == Format::moodle && q.kind == Question::Kind::numeric) out += gap.number->unit;
    }
    out += "\n";
  }
  if (aiken) return out;
  out += "> " + shown(q.feedback) + "\nlevel " + q.level + "\n";
  if (format == Format::gift) return out;
  for (const lesson::Idea& one : q.ideas) {
    out += one.against ? "against" : "idea";
    for (const std::string& wording : one.accept) out += " / " + wording;
    out += "\n";
  }
  if (q.kind == Question::Kind::open) out += "answer " + shown(q.answer) + "\n";
  for (const lesson::Blocks& hint : q.hints) out += "hint " + shown(hint) + "\n";
  return out + (q.exact ? "exact " : "") + (q.fixed_order ? "fixed " : "") + std::to_string(q.points);
}

// --- questions of anything ---

class Anything {
 public:
  explicit Anything(unsigned seed) : random_(seed) {}
  unsigned number(unsigned below) { return static_cast<unsigned>(random_() % below); }
  bool maybe() { return number(2) == 0; }

  // Words that would be marks, were they not escaped.
  std::string plain() {
    constexpr const char* kPieces[] = {"alpha", "a < b", "b & c",    "{d}", "~e",      "#f",     "=g",
                                       "50%",   "\"h\"", "\xc3\xa4", "[i]", "C:\\dir", "x -> y", "z_1",
                                       "5 * 4", "k|l",   "1/2",      "n:m", "&lt;",    "$5"};
    std::string out = "W";
    for (unsigned i = 1 + number(4); i > 0; --i) out.append(" ").append(kPieces[number(std::size(kPieces))]);
    return out;
  }
  std::string words() { return escape(plain(), Place::inside); }
  // A line of running text with marks.
  std::string line() {
    std::string out = words();
    switch (number(9)) {
      case 0: return out + " **strong " + words() + "** end";
      case 1: return out + " *slanted* " + words();
      case 2: return out + " `co<de> \\*` " + words();
      case 3: return out + " [a link](https://a.example/b?c=d&e=f) " + words();
      case 4: return out + " H<sub>2</sub>O x<sup>3</sup> " + words();
      case 5: return out + (maybe() ? " $x^2 < \\frac{1}{2}$ " : " $$\\alpha$$ ") + words();
      case 6: return out + " ~~gone~~ " + words();
      default: return out;
    }
  }
  std::string blocks(const std::string& indent) {
    std::string out = line() + "\n";
    if (number(3) == 0) out += "\n" + indent + line() + "\n";
    if (number(6) == 0)
      out += "\n" + indent + "- " + line() + "\n" + indent + "- " + line() + "\n\n" + indent + line() + "\n";
    if (number(8) == 0)
      out += "\n" + indent + "```\n" + indent + "if (a < b) {\n" + indent + "}\n" + indent + "```\n\n" + indent +
             line() + "\n";
    return out;
  }
  std::string gap_words() {
    constexpr const char* kWords[] = {"one", "two words", "H2O",    "at 50%", "a=b",     "c\\~d", "{e}",
                                      "#f",  "wait*",     "li\\*t", "m/s",    "a \\/ b", "x\\|y", "\xc3\xa4"};
    std::string out = kWords[number(std::size(kWords))];
    if (maybe()) out.append(" / ").append("z" + std::to_string(number(9)));
    return out;
  }
  std::string gap_number() {
    constexpr const char* kNumbers[] = {"3.14 +- 0.01", "-2..4", "100", "5 +- 10%", "0.1 +- 0.3", "1e"};
    return kNumbers[number(5)];
  }
  std::string remark(const std::string& indent) { return maybe() ? "" : indent + "> " + line() + "\n"; }

  std::string question(Question::Kind kind, int at) {
    const std::string head = std::to_string(at) + ". ", in(head.size(), ' ');
    std::string settings;
    const auto set = [&](const std::string& one) { settings.append(settings.empty() ? "" : "; ").append(one); };
    if (number(3) == 0) set("level apply");
    if (number(3) == 0) set("2.5 points");
    if (number(3) == 0) set("objective one");
    std::string answers, stem;
    const auto options = [&](unsigned count, unsigned right) {
      for (unsigned i = 0; i < count; ++i)
        answers += in + (i < right ? "- [x] " : "- [ ] ") + line() + " " + std::to_string(i) + "\n" + remark(in + "  ");
    };
    switch (kind) {
      case Question::Kind::choice:
        if (maybe()) set("fixed order");
        options(3, 1);
        break;
      case Question::Kind::multiple:
        if (number(3) == 0) {
          set("all");
          options(2, 1);
        } else {
          options(4, 2 + number(2));
        }
        break;
      case Question::Kind::true_false:
        answers = in + "- [" + (maybe() ? "x" : " ") + "] True\n" + remark(in + "  ");
        answers +=
            in + "- [" + (answers.find("[x]") == std::string::npos ? "x" : " ") + "] False\n" + remark(in + "  ");
        break;
      case Question::Kind::match:
        for (unsigned i = 0; i < 3; ++i) answers += in + "- " + line() + " -> " + words() + "\n";
        if (maybe()) answers += in + "- -> " + words() + "\n";
        break;
      case Question::Kind::order:
        for (unsigned i = 0; i < 3; ++i) answers += in + std::to_string(i + 1) + ". " + line() + "\n";
        break;
      case Question::Kind::open:
        answers = in + "- one / two words\n" + in + "- three\n" + in + "- ~~four / five~~\n";
        break;
      case Question::Kind::short_answer:
        if (maybe()) set("exact");
        stem = maybe() ? words() + "? [[" + gap_words() + "]]" : words() + " [[" + gap_words() + "]] " + words();
        if (maybe())
          answers =
              in + "- [ ] wrong\n" + in + "  > " + line() + "\n" + in + "- [x] right\n" + in + "  > " + line() + "\n";
        break;
      case Question::Kind::numeric:
        stem = words() + " [[" + gap_number() + (maybe() ? " km" : "") + "]] " + words();
        break;
      case Question::Kind::cloze:
        stem = line() + "\n\n" + in + words() + " [[" + gap_words() + "]] and [[" + gap_number() +
               "]], *or* [[k\\|l | [x] " + "{m} | ~n=]] " + words();
        break;
      case Question::Kind::hot_text: break;
    }
    const bool gaps = !stem.empty();
    if (!gaps) stem = blocks(in);
    while (stem.ends_with('\n')) stem.pop_back();
    if (!settings.empty()) stem += " *(" + settings + ")*";
    std::string out = head + stem + "\n" + (answers.empty() ? "" : "\n" + answers);
    if (maybe()) out += "\n" + in + "> " + line() + "\n";
    if (number(3) == 0) out += "\n" + in + "**Hint:** " + line() + "\n\n" + in + "**Hint:** " + words() + "\n";
    if (kind == Question::Kind::open) out += "\n" + in + "**Answer:** " + line() + "\n";
    return out + "\n";
  }

 private:
  std::mt19937 random_;
};

bool holds(Format format, Question::Kind kind) {
  using Kind = Question::Kind;
  if (kind == Kind::hot_text) return false;
  if (format == Format::moodle) return true;
  if (format == Format::aiken) return kind == Kind::choice || kind == Kind::true_false;
  return kind != Kind::order && kind != Kind::open && kind != Kind::cloze;
}

TEST(BankExport, AnyQuestionComesBackFromMoodleXmlAndGift) {
  std::size_t compared = 0;
  for (unsigned seed = 0; seed < 600; ++seed) {
    for (const Format format : {Format::moodle, Format::gift}) {
      Anything any(seed);
      const auto kind = static_cast<Question::Kind>(any.number(9));
      if (!holds(format, kind)) continue;
      const Course before = course_of_test(any.question(kind, 1));
      ASSERT_EQ(before.findings(), "") << seed << '\n' << before.text;
      ASSERT_EQ(before.test().pools.at(0).questions.at(0).kind, kind) << seed << '\n' << before.text;
      const Export out = exported(before, format);
      ASSERT_TRUE(out.said.left_out.empty()) << out.said.left_out[0].text;
      const Course after = back(out.text, format);
      ASSERT_EQ(after.findings(), "") << seed << '\n' << before.text << out.text << after.text;
      ASSERT_EQ(said(after.test().pools.at(0).questions.at(0), format),
                said(before.test().pools.at(0).questions.at(0), format))
          << seed << '\n'
          << before.text << out.text << after.text;
      ++compared;
    }
  }
  EXPECT_GT(compared, 800u);
}

TEST(BankExport, AikenKeepsChoices) {
  const Course before = course_of_test(
      "1. One *two*?\n   - [ ] a\n     > why\n   - [x] b\n\n2. True?\n   - [x] True\n   - [ ] False\n\n"
      "3. Gap [[x]].\n\n4. ANSWER: B is what?\n   - [x] a\n   - [ ] b\n");
  const Export out = exported(before, Format::aiken);
  EXPECT_EQ(out.text, "One two?\nA. a\nB. b\nANSWER: B\n\nTrue?\nA. True\nB. False\nANSWER: A\n");
  ASSERT_EQ(out.said.left_out.size(), 2u);
  EXPECT_EQ(out.said.left_out[0].text, "Aiken has no gaps to write in");
  EXPECT_EQ(out.said.left_out[0].span.line, 20u);
  EXPECT_EQ(out.said.kept, 2u);
  ASSERT_EQ(out.said.less.size(), 1u);
  EXPECT_EQ(out.said.less[0].text, "Aiken has no place for: remarks");
}

TEST(BankExport, SaysQuestionByQuestionWhatIsLess) {
  const Course course = course_of_test(
      "Read this first.\n\n1. Mark it. [[ [x] a ]] [[ [ ] b ]]\n\n2. How far? [[3 km]] *(2 points)*\n\n   > See "
      "[there](#one).\n\n"
      "   **Hint:** Far.\n");
  const Export gift = exported(course, Format::gift);
  ASSERT_EQ(gift.said.left_out.size(), 1u);
  EXPECT_EQ(gift.said.left_out[0].text, "GIFT has no words to mark in a text");
  ASSERT_EQ(gift.said.less.size(), 1u);
  EXPECT_EQ(gift.said.less[0].text,
            "GIFT has no place for: hints, links within the course, points, the unit, the material of its pool");
  EXPECT_NE(gift.text.find("::How far?::How far?{#3 ####See there.}"), std::string::npos) << gift.text;
  const Export moodle = exported(course, Format::moodle);
  EXPECT_EQ(moodle.said.less.at(0).text,
            "Moodle XML has no place for: links within the course, the material of its pool");
}

TEST(BankExport, PoolsAreCategories) {
  const Course before = course_of_test(
      "### Easy / quick\n\n1. A?\n   - [x] a\n   - [ ] b\n\n### Hard\n\n1. B?\n   - [x] a\n   - [ ] b\n");
  for (const Format format : {Format::moodle, Format::gift}) {
    const Course after = back(exported(before, format).text, format);
    ASSERT_EQ(after.test().pools.size(), 2u);
    EXPECT_EQ(after.test().pools[0].title, "Easy / quick");
    EXPECT_EQ(after.test().pools[1].title, "Hard");
  }
}

TEST(BankExport, PicturesComeAlong) {
  const Course before = course_of(
      "---\ntitle: Unit\n---\n\n## Practice test\n\n1. What is this? ![A *cat*](media/a%20b.png)\n   - [x] "
      "![x](other/a%20b.png)\n"
      "   - [ ] b\n\n   > ![none](media/none.png) and ![code](media/c.svg)\n",
      {"media/a b.png", "other/a b.png", "media/c.svg", "media/none.png"});
  ASSERT_EQ(before.findings(), "");
  const ReadFile read = [](const std::string& path) -> base::Result<std::string> {
    if (path == "media/none.png") return base::make_error(base::ErrorKind::not_found, path);
    return "bytes of " + path;
  };
  const Export out = exported(before, Format::moodle, read);
  EXPECT_EQ(out.said.less.at(0).text, "Moodle XML has no place for: pictures");
  const bank::Bank bank = moodle::read(out.text);
  ASSERT_EQ(bank.questions.size(), 1u);
  ASSERT_EQ(bank.questions[0].files.size(), 2u);
  EXPECT_EQ(bank.questions[0].files[0].bytes, "bytes of media/a b.png");
  EXPECT_EQ(bank.questions[0].files[1].name, "2-a b.png");
  const Lesson lesson = write_lesson("Unit", "en", bank.questions, true);
  ASSERT_EQ(lesson.media.size(), 2u);
  EXPECT_EQ(lesson.media[0].path, "media/unit-1-a-b.png");
  EXPECT_EQ(lesson.media[1].text, "bytes of other/a b.png");
  EXPECT_NE(lesson.text.find("1. What is this? ![A cat](media/unit-1-a-b.png)\n"), std::string::npos) << lesson.text;
  const Course after = course_of(lesson.text, {lesson.media[0].path, lesson.media[1].path});
  EXPECT_EQ(after.findings(), "");
  EXPECT_NE(exported(before, Format::gift, read).text.find("::What is this? A cat{"), std::string::npos)
      << exported(before, Format::gift, read).text;
}

TEST(BankExport, FindsLessonsByTheirNames) {
  const Course course = course_of_test("1. A?\n   - [x] a\n   - [ ] b\n");
  EXPECT_EQ(lessons_of(course.reading.course, "unit.md")->size(), 1u);
  EXPECT_EQ(lessons_of(course.reading.course, "unit")->size(), 1u);
  EXPECT_EQ(lessons_of(course.reading.course, "none").error().kind, base::ErrorKind::not_found);
}

}  // namespace
}  // namespace colloquy::exchange::bank
