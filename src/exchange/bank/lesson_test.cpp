#include "exchange/bank/lesson.h"

#include <gtest/gtest.h>

#include "exchange/bank/markup.h"
#include "exchange/gift/read.h"
#include "exchange/moodle/read.h"

namespace colloquy::exchange::bank {
namespace {

Lesson lesson_of(std::string_view gift) {
  const bank::Bank bank = gift::read(gift);
  EXPECT_TRUE(bank.faults.empty());
  return write_lesson("Unit 1", "en", bank.questions, true);
}

std::string test_of(std::string_view gift) {
  const std::string text = lesson_of(gift).text;
  return text.substr(text.find("## Practice test"));
}

TEST(BankLesson, SaysEachKindInTheLessonFormat) {
  EXPECT_EQ(test_of("A?{=yes#good ~no ####See *above*.}\n\nTrue?{F#why}\n\n$CATEGORY: $course$/top/Unit: B\n\n"
                    "Two {=four =4} \\= 2+2.\n\nPi?{#3.14:0.01}\n\nMatch{=a -> 1 =b -> 2 = -> 3}\n"),
            "## Practice test\n\n"
            "1. A?\n\n   - [x] yes\n     > good\n   - [ ] no\n\n   > See \\*above\\*.\n\n"
            "2. True?\n\n   - [ ] True\n     > why\n   - [x] False\n\n"
            "### Unit: B\n\n"
            "1. Two [[four / 4]] = 2+2.\n\n"
            "2. Pi? [[3.14 +- 0.01]]\n\n"
            "3. Match\n\n   - a -> 1\n   - b -> 2\n   - -> 3\n\n");
}

TEST(BankLesson, NamesWhatItCannotKeep) {
  const Lesson lesson = lesson_of("Essay{}\n\nWords only.\n\nNone{~a ~b}\n\nOne{=a =%50%b =%0%*}\n\nTwo{=a ~%30%b}\n");
  EXPECT_EQ(lesson.questions, 2u);
  ASSERT_EQ(lesson.left_out.size(), 3u);
  EXPECT_EQ(lesson.left_out[0].line, 1u);
  EXPECT_EQ(lesson.left_out[2].line, 5u);
  ASSERT_EQ(lesson.simplified.size(), 2u);
  EXPECT_EQ(lesson.simplified[0].line, 7u);
  EXPECT_EQ(lesson.simplified[1].line, 9u);
  ASSERT_EQ(lesson_of("Either{=a =b ~c}").simplified.size(), 1u);
  EXPECT_TRUE(lesson_of("Both{~%50%a ~%50%b ~c}").simplified.empty());
}

std::string simplified_in(const std::vector<bank::Question>& questions) {
  std::string out;
  for (const Note& note : write_lesson("T", "en", questions, true).simplified) out += note.text + "\n";
  return out;
}

TEST(BankLesson, NamesRemarksThatHaveNoPlace) {
  const auto of = [](std::string_view gift) { return simplified_in(gift::read(gift).questions); };
  const std::string number = "a number has no remarks on its answers\n";
  EXPECT_EQ(of("How much?{#5:1#right remark}"), number);
  EXPECT_EQ(of("How much?{#=5:1 ~#other}"), number) << "any other number is no second answer";
  EXPECT_EQ(of("How much?{#=5:1}"), "");
  EXPECT_EQ(of("How much?{#=5 =%50%6#close}"), "one number of several is kept, the one with most points\n" + number);
  EXPECT_EQ(of("Who?{=Bob#good =%50%Rob#half}"), "an answer that got part of the points is wrong now\n");
  EXPECT_EQ(of("Who?{=Bob =%0%*#no}"), "an answer that is not expected has no remark\n");
  EXPECT_EQ(of("Who?{=Bob =%20%*}"), "any other answer got points and is wrong now\n");
}

TEST(BankLesson, NamesWhatGapsAmongOthersLose) {
  const auto lesson = [](std::string_view stem) {
    return moodle::read("<quiz><question type=\"cloze\"><questiontext><text>" + std::string(stem) +
                        "</text></questiontext></question></quiz>");
  };
  const auto of = [&](std::string_view stem) { return simplified_in(lesson(stem).questions); };
  const auto text = [&](std::string_view stem) { return write_lesson("T", "en", lesson(stem).questions, true).text; };
  EXPECT_EQ(of("{5:SA:=x} {1:NM:=3:0.5}"), "its gaps got more and fewer points: now each gets as many\n");
  EXPECT_NE(text("{5:SA:=x} {1:NM:=3:0.5}").find("*(6 points)*"), std::string::npos);
  EXPECT_EQ(of("{2:SA:=x} {2:NM:=3:0.5}"), "");
  EXPECT_EQ(text("{1:SA:=x} {1:NM:=3}").find("points"), std::string::npos) << "one a gap is what nobody said";
  EXPECT_EQ(of("{1:SA:=x#a} {1:NM:=3#b}"), "a gap among others has no remarks on its answers\n") << "said once";
  EXPECT_EQ(of("{1:SA:=x~%50%y} {1:SA:=z}"), "an answer that got part of the points is wrong now\n");
  EXPECT_NE(text("{1:SA:=x~=y#also} {1:SA:=z}").find("[[x / y]] [[z]]"), std::string::npos)
      << "a right answer stays right, whatever is said of it";
  EXPECT_NE(of("{1:SA:=x~=*} {1:SA:=z}"), "");
}

// In a lesson as in Moodle "*" stands for any letters and "\*" for itself.
TEST(BankLesson, TellsAnAsteriskFromAnyLetters) {
  EXPECT_EQ(test_of("What{=lit\\*eral}"), "## Practice test\n\n1. What [[lit\\*eral]]\n\n");
  EXPECT_EQ(test_of("What{=a* =b\\\\c}"), "## Practice test\n\n1. What [[a* / b\\\\c]]\n\n");
  EXPECT_EQ(test_of("What{=16\\*2}"), "## Practice test\n\n1. What [[\"16\\*2\"]]\n\n");
}

TEST(BankLesson, IndentsAsFarAsTheNumberIsWide) {
  std::string gift;
  for (int i = 0; i < 12; ++i) gift += "Q{=a ~b}\n\n";
  const std::string test = test_of(gift);
  EXPECT_NE(test.find("\n9. Q\n\n   - [x] a\n"), std::string::npos);
  EXPECT_NE(test.find("\n10. Q\n\n    - [x] a\n"), std::string::npos);
}

TEST(BankLesson, KeepsListsApartFromAnswers) {
  const auto lesson = [](std::string stem, bank::Kind kind) {
    bank::Question question;
    question.kind = kind;
    question.stem = {bank::Markup::html, std::move(stem)};
    question.choices = {{true, 100, {bank::Markup::plain, "x"}, std::nullopt, std::nullopt},
                        {false, 0, {bank::Markup::plain, "y"}, std::nullopt, std::nullopt}};
    const std::string text = write_lesson("T", "en", {question}, true).text;
    return text.substr(text.find("1. "));
  };
  EXPECT_EQ(lesson("Q<ul><li>a</li><li>b</li></ul>", bank::Kind::choice),
            "1. Q\n\n   a\n\n   b\n\n   - [x] x\n   - [ ] y\n\n");
  EXPECT_EQ(lesson("Q<ol><li>a</li><li>b</li></ol>", bank::Kind::choice),
            "1. Q\n\n   1. a\n   2. b\n\n   - [x] x\n   - [ ] y\n\n");
  EXPECT_EQ(lesson("Q<ul><li>a</li></ul>", bank::Kind::short_answer), "1. Q\n\n   - a\n\n   [[x]]\n\n   - [ ] y\n\n");
  EXPECT_EQ(lesson("Q _____ r<p>s</p><ul><li>a</li></ul>", bank::Kind::short_answer),
            "1. Q [[x]] r s - a\n\n   - [ ] y\n\n");
}

TEST(BankLesson, TakesKeyIdeasFromWhatAGraderLooksFor) {
  bank::Question essay;
  essay.kind = bank::Kind::essay;
  essay.stem = {bank::Markup::plain, "Q"};
  essay.grader = {bank::Markup::html, "<ul><li>a / b</li><li><del>c</del></li></ul><p>Model.</p>"};
  const Lesson lesson = write_lesson("T", "en", {essay}, true);
  EXPECT_NE(lesson.text.find("1. Q\n\n   - a / b\n   - ~~c~~\n\n   **Answer:** Model.\n"), std::string::npos)
      << lesson.text;
  essay.grader = {bank::Markup::html, "<p>Only words.</p>"};
  EXPECT_EQ(write_lesson("T", "en", {essay}, true).left_out.size(), 1u);
}

TEST(BankMarkup, KeepsWhatTheFormatHasMarksFor) {
  const auto html = [](std::string words) { return paragraphs_of({bank::Markup::html, std::move(words)}); };
  using Lines = std::vector<std::string>;
  EXPECT_EQ(html("<p>One <b>two</b> &amp; <em>three</em></p><p>H<sub>2</sub>O</p>"),
            (Lines{"One **two** & *three*", "H<sub>2</sub>O"}));
  EXPECT_EQ(html("a <a href=\"https://x.example/a b\">link</a><script>alert(1)</script><!-- no -->!"),
            (Lines{"a [link](https://x.example/a%20b)!"}));
  EXPECT_EQ(html("1 < 2 &lt; 3 &#228; &bogus; <b>open"), (Lines{"1 < 2 < 3 \xc3\xa4 \\&bogus; **open**"}));
  EXPECT_EQ(html("*not* _marks_ [x]"), (Lines{"\\*not\\* \\_marks\\_ \\[x\\]"}));
  EXPECT_EQ(html("<ul><li>a</li><li><p>b</p><p>c</p><ol><li>d</li></ol></li></ul><p>e</p><ol><li>f</ol>"),
            (Lines{"- a\n- b c\n  1. d", "e", "1. f"}));
  EXPECT_EQ(html("<blockquote><p>a</p><p>b</p></blockquote>c"), (Lines{"> a\n>\n> b", "c"}));
  EXPECT_EQ(html("x <code>a*b &lt; `c`</code><pre><code>if (a &lt; b)\n  *c*</code></pre>y"),
            (Lines{"x `` a*b < `c` ``", "```\nif (a < b)\n  *c*\n```", "y"}));
  EXPECT_EQ(html("a<b> bold </b>c<b></b><i> </i>d"), (Lines{"a **bold** c d"}));
  EXPECT_EQ(html("<b>a<p>b</b>c"), (Lines{"**a**", "bc"})) << "a mark ends with its paragraph";
  EXPECT_EQ(html("\\(x &lt; y_1\\) and \\[ z \\], not \\(open"), (Lines{"$x < y_1$ and $$z$$, not \\\\(open"}));
  EXPECT_EQ(html("<a href=\"javascript:alert(1)\">a</a> <a href='data:x'>b</a>"), (Lines{"a b"}));
  EXPECT_EQ(html("<img src=\"https://x.example/a.png\" alt=\"a *b*\"> <img src='@@PLUGINFILE@@/x.png' alt='c'>"),
            (Lines{"a \\*b\\* c"}));
  EXPECT_EQ(paragraphs_of({bank::Markup::html, "<img src=\"@@PLUGINFILE@@/x%20y.png\" alt=\"a &quot;b&quot;\">"},
                          {{"x y.png", "media/x.png"}}),
            (Lines{"![a \"b\"](media/x.png)"}));
  EXPECT_EQ(line_of({bank::Markup::moodle, "- no list"}), "\\- no list");
  EXPECT_EQ(line_of({bank::Markup::markdown, "**kept**"}), "**kept**");
}

}  // namespace
}  // namespace colloquy::exchange::bank
