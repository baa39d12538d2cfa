#include "exchange/moodle/read.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>
#include <filesystem>

#include "base/file.h"

namespace colloquy::exchange::moodle {
namespace {

using bank::Bank;
using bank::Kind;
using bank::Markup;
using bank::Question;

std::string quiz(std::string_view inside) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n" + std::string(inside) + "\n</quiz>\n";
}
std::string question(std::string_view type, std::string_view inside) {
  return "<question type=\"" + std::string(type) +
         "\"><name><text>N</text></name><questiontext format=\"html\"><text>Q</text></questiontext>" +
         std::string(inside) + "</question>";
}
Question one(std::string_view type, std::string_view inside) {
  const Bank bank = read(quiz(question(type, inside)));
  EXPECT_TRUE(bank.faults.empty()) << bank.faults.at(0).message;
  EXPECT_EQ(bank.questions.size(), 1u);
  return bank.questions.at(0);
}
std::string fault(std::string_view type, std::string_view inside) {
  const Bank bank = read(quiz(question(type, inside)));
  EXPECT_TRUE(bank.questions.empty());
  EXPECT_EQ(bank.faults.size(), 1u);
  return bank.faults.empty() ? std::string() : bank.faults[0].message;
}
Question cloze(std::string_view words) {
  const Bank bank = read(quiz("<question type=\"cloze\"><questiontext format=\"html\"><text><![CDATA[" +
                              std::string(words) + "]]></text></questiontext></question>"));
  EXPECT_TRUE(bank.faults.empty()) << bank.faults.at(0).message;
  return bank.questions.at(0);
}
std::string cloze_fault(const std::string& words) {
  const Bank bank = read(quiz("<question type=\"cloze\"><questiontext format=\"html\"><text><![CDATA[" + words +
                              "]]></text></questiontext></question>"));
  EXPECT_TRUE(bank.questions.empty());
  return bank.faults.empty() ? std::string() : bank.faults[0].message;
}

TEST(MoodleRead, ReadsMoodlesExample) {
  const char* set = std::getenv("COLLOQUY_SHARED");
  const std::filesystem::path file = std::filesystem::path(set ? set : COLLOQUY_SOURCE_DIR "/../shared") / "fixtures" /
                                     "moodle" / "one_truefalse_nested_category.xml";
  if (!std::filesystem::exists(file)) GTEST_SKIP() << "no " << file << " (set COLLOQUY_SHARED)";
  const Bank bank = read(*base::read_file(file));
  EXPECT_TRUE(bank.faults.empty());
  ASSERT_EQ(bank.questions.size(), 2u);
  EXPECT_EQ(bank.questions[0].kind, Kind::category);
  EXPECT_EQ(bank.questions[0].title, "$course$/Iota");
  EXPECT_EQ(bank.questions[1].kind, Kind::true_false);
  EXPECT_EQ(bank.questions[1].title, "Iota Question");
  EXPECT_EQ(bank.questions[1].line, 15u);
  EXPECT_TRUE(bank.questions[1].is_true);
  EXPECT_EQ(bank.questions[1].stem, (bank::Text{Markup::html, "<p>Testing Iota Question</p>"}));
  EXPECT_FALSE(bank.questions[1].feedback || bank.questions[1].true_feedback || bank.questions[1].points);
}

TEST(MoodleRead, ReadsWhatStandsAroundAnswers) {
  const Question q =
      one("multichoice",
          "<generalfeedback format=\"markdown\"><text>*F*</text></generalfeedback>"
          "<defaultgrade>2.5</defaultgrade><penalty>0.3</penalty><hidden>0</hidden><idnumber>a7</idnumber>"
          "<single>false</single><shuffleanswers>0</shuffleanswers>"
          "<answer fraction=\"66,66667\" format=\"plain_text\"><text>a</text>"
          "<feedback format=\"html\"><text><![CDATA[<b>yes</b>]]></text></feedback></answer>"
          "<answer fraction=\"-50\" format=\"html\"><text>b &lt; c</text><feedback><text></text></feedback></answer>"
          "<hint format=\"moodle_auto_format\"><text>H\n  1</text></hint><hint><text/></hint>"
          "<tags><tag><text>t1</text></tag><tag><text>t 2</text></tag></tags>");
  EXPECT_EQ(q.kind, Kind::choice);
  EXPECT_EQ(q.title, "N");
  EXPECT_EQ(q.id, "a7");
  EXPECT_EQ(q.points, 2.5);
  EXPECT_EQ(q.feedback, (bank::Text{Markup::markdown, "*F*"}));
  EXPECT_TRUE(q.several);
  EXPECT_FALSE(q.shuffled);
  ASSERT_EQ(q.choices.size(), 2u);
  EXPECT_EQ(q.choices[0].weight, 66.66667);
  EXPECT_EQ(q.choices[0].text, (bank::Text{Markup::plain, "a"}));
  EXPECT_EQ(q.choices[0].feedback, (bank::Text{Markup::html, "<b>yes</b>"}));
  EXPECT_EQ(q.choices[1].weight, -50);
  EXPECT_EQ(q.choices[1].text.words, "b < c");
  EXPECT_FALSE(q.choices[1].feedback);
  EXPECT_EQ(q.hints, (std::vector<bank::Text>{{Markup::moodle, "H 1"}}));
  EXPECT_EQ(q.tags, (std::vector<std::string>{"t1", "t 2"}));
}

TEST(MoodleRead, ReadsEachKind) {
  const std::string answer = "<answer fraction=\"100\"><text>x</text></answer>";
  EXPECT_TRUE(one("shortanswer", "<usecase>1</usecase>" + answer).exact);
  EXPECT_EQ(one("essay", "<graderinfo format=\"html\"><text>G</text></graderinfo>").grader->words, "G");
  EXPECT_EQ(one("description", "").kind, Kind::description);

  const Question number = one(
      "numerical",
      "<answer fraction=\"100\"><text>3,14</text><tolerance>0.01</tolerance></answer><answer fraction=\"50\"><text>3"
      "</text><tolerance></tolerance></answer><answer fraction=\"0\"><text>*</text><feedback><text>no</text></feedback>"
      "</answer><units><unit><multiplier>1</multiplier><unit_name>cm</unit_name></unit></units>");
  ASSERT_EQ(number.choices.size(), 3u);
  EXPECT_EQ(number.choices[0].quantity, (bank::Quantity{bank::Quantity::Kind::tolerance, 3.14, 0.01, 0, 0}));
  EXPECT_EQ(number.choices[1].quantity, (bank::Quantity{bank::Quantity::Kind::exact, 3, 0, 0, 0}));
  EXPECT_EQ(number.choices[1].weight, 50);
  EXPECT_FALSE(number.choices[2].quantity);
  EXPECT_EQ(number.unit, "cm");

  const Question match = one("matching",
                             "<subquestion format=\"html\"><text>l</text><answer><text>r</text></answer></subquestion>"
                             "<subquestion><text></text><answer><text>d</text></answer></subquestion>"
                             "<subquestion><text/><answer><text/></answer></subquestion>");
  ASSERT_EQ(match.pairs.size(), 2u);
  EXPECT_EQ(match.pairs[0].question.words, "l");
  EXPECT_EQ(match.pairs[1].answer, "d");

  const Question order = one("ordering",
                             "<answer fraction=\"1\" format=\"html\"><text>one</text></answer>"
                             "<answer fraction=\"2\"><text>two</text></answer>");
  ASSERT_EQ(order.steps.size(), 2u);
  EXPECT_EQ(order.steps[1].words, "two");
}

TEST(MoodleRead, ReadsGapsInWords) {
  const Question q = cloze(
      "<p>A {1:SHORTANSWER:=Paris#good~%50%Lutetia~*#no} b {2:MULTICHOICE_VS:~x~=y &amp; z~%-100%w} "
      "c{:NM:=3.5:0.5#\\}~%25%4}{1:SAC:%100%M\\~W} {no gap} {1:other}</p>");
  EXPECT_EQ(q.stem.words, "<p>A \x1a b \x1a c\x1a\x1a {no gap} {1:other}</p>");
  ASSERT_EQ(q.gaps.size(), 4u);
  EXPECT_EQ(q.gaps[0].kind, bank::Gap::Kind::words);
  ASSERT_EQ(q.gaps[0].choices.size(), 3u);
  EXPECT_EQ(q.gaps[0].choices[0].weight, 100);
  EXPECT_EQ(q.gaps[0].choices[0].feedback->words, "good");
  EXPECT_EQ(q.gaps[0].choices[1].weight, 50);
  EXPECT_EQ(q.gaps[0].choices[2].text.words, "*");
  EXPECT_EQ(q.gaps[1].kind, bank::Gap::Kind::menu);
  EXPECT_EQ(q.gaps[1].points, 2);
  ASSERT_EQ(q.gaps[1].choices.size(), 3u);
  EXPECT_EQ(q.gaps[1].choices[1].text.words, "y & z");
  EXPECT_TRUE(q.gaps[1].choices[1].right);
  EXPECT_EQ(q.gaps[1].choices[2].weight, -100);
  EXPECT_EQ(q.gaps[2].kind, bank::Gap::Kind::number);
  EXPECT_EQ(q.gaps[2].choices[0].quantity->tolerance, 0.5);
  EXPECT_EQ(q.gaps[2].choices[0].feedback->words, "}");
  EXPECT_EQ(q.gaps[3].choices[0].text.words, "M~W");
  EXPECT_TRUE(q.gaps[3].exact);
  EXPECT_EQ(cloze("{1:SA:=it&#39;s#one}").gaps[0].choices[0].text.words, "it's");

  EXPECT_EQ(cloze_fault("no gap"), "There is no gap here; write one as {1:SHORTANSWER:=answer}.");
  EXPECT_EQ(cloze_fault("{1:SA:=a"), "A gap is not closed; write \"}\" at its end.");
  EXPECT_EQ(cloze_fault("{1:SA:=a {1:MC:=b} c}"), "A gap stands within another gap; close the first one before it.");
  EXPECT_EQ(cloze_fault("{1:WHAT:=a}"), "There is no gap of the kind WHAT.");
  EXPECT_EQ(cloze_fault("{1:SA:=a~}"), "A gap has an answer without words; write some, or take its \"~\" away.");
  EXPECT_EQ(cloze_fault("{1:NM:=a}").substr(0, 16), "\"a\" is no number");
  EXPECT_EQ(cloze_fault("{1:SA:%1000%a}").substr(0, 22), "A weight in a gap is a");
  EXPECT_NE(cloze_fault("{1:MULTIRESPONSE:=a~=b}"), "");
}

TEST(MoodleRead, ReadsGapsWithAListOfChoices) {
  const auto read_gaps = [](std::string_view type, std::string_view name, std::string_view words) {
    const std::string option(name);
    return read(quiz("<question type=\"" + std::string(type) + "\"><questiontext format=\"html\"><text>" +
                     std::string(words) + "</text></questiontext><" + option + "><text>a</text><group>1</group></" +
                     option + "><" + option + "><text>b</text><group>2</group></" + option + "><" + option +
                     "><text>c</text><group>1</group></" + option + "></question>"));
  };
  for (const auto& [type, name] : {std::pair("gapselect", "selectoption"), std::pair("ddwtos", "dragbox")}) {
    const Bank bank = read_gaps(type, name, "One [[3]] two [[2]], [[x]].");
    ASSERT_EQ(bank.questions.size(), 1u);
    const Question& q = bank.questions[0];
    EXPECT_EQ(q.stem.words, "One \x1a two \x1a, [[x]].");
    ASSERT_EQ(q.gaps.size(), 2u);
    ASSERT_EQ(q.gaps[0].choices.size(), 2u);
    EXPECT_EQ(q.gaps[0].choices[0].text.words, "a");
    EXPECT_FALSE(q.gaps[0].choices[0].right);
    EXPECT_TRUE(q.gaps[0].choices[1].right);
    EXPECT_EQ(q.gaps[1].choices.size(), 1u);
  }
  EXPECT_EQ(read_gaps("gapselect", "selectoption", "[[4]]").faults.at(0).message,
            "\"[[4]]\" names a choice that there is not.");
  EXPECT_EQ(read_gaps("gapselect", "selectoption", "[[]]").faults.size(), 1u);
}

TEST(MoodleRead, TakesPicturesThatATextShows) {
  const auto with = [](std::string_view name, std::string_view rest) {
    return read(
        quiz("<question type=\"essay\"><questiontext format=\"html\"><text><![CDATA[<img "
             "src=\"@@PLUGINFILE@@/a%20b.png\"> <img src=\"@@PLUGINFILE@@/" +
             std::string(name) + "\">]]></text><file name=\"" + std::string(name) + "\" path=\"/\" " +
             std::string(rest) + "</file></questiontext></question>"));
  };
  const Bank good = with("a b.png", "encoding=\"base64\">aGVs\nbG8=");
  ASSERT_EQ(good.questions.size(), 1u);
  EXPECT_EQ(good.questions[0].files, (std::vector<bank::File>{{"a b.png", "hello"}}));
  for (const auto& [name, rest] : std::initializer_list<std::pair<std::string, std::string>>{
           {"../a.png", "encoding=\"base64\">aGVs"},
           {"/etc/a.png", "encoding=\"base64\">aGVs"},
           {"a\\b.png", "encoding=\"base64\">aGVs"},
           {".png", "encoding=\"base64\">aGVs"},
           {"a.svg", "encoding=\"base64\">aGVs"},
           {"a.html", "encoding=\"base64\">aGVs"},
           {std::string(200, 'a') + ".png", "encoding=\"base64\">aGVs"},
           {"a.png", "encoding=\"base64\">aGV"},
           {"a.png", "encoding=\"base64\">!!!!"},
           {"a.png", "encoding=\"base64\">"},
           {"a.png", ">aGVs"},
           {"a.png", "encoding=\"base64\">" + std::string(15u << 20, 'A')}}) {
    const Bank bank = with(name, rest);
    ASSERT_EQ(bank.questions.size(), 1u) << name;
    EXPECT_TRUE(bank.questions[0].files.empty()) << name;
    EXPECT_EQ(bank.lost.size(), 1u) << name;
  }
}

TEST(MoodleRead, SaysWhereAndWhat) {
  const std::string right = "<answer fraction=\"100\"><text>x</text></answer>";
  EXPECT_EQ(fault("calculated", right),
            "A question of the type \"calculated\" has no like in a lesson; it is left out.");
  EXPECT_EQ(fault("", right), "A question says of which type it is, as in <question type=\"multichoice\">.");
  EXPECT_EQ(fault("multichoice", ""), "The question has no answers; they stand in <answer>.");
  EXPECT_EQ(fault("multichoice", "<answer><text>x</text></answer>"),
            "An answer says its share of the points, as fraction=\"100\" or fraction=\"-50\".");
  EXPECT_EQ(fault("multichoice", "<answer fraction=\"101\"><text>x</text></answer>"),
            "An answer says its share of the points, as fraction=\"100\" or fraction=\"-50\".");
  EXPECT_EQ(fault("multichoice", "<answer fraction=\"100\"><text> </text></answer>"),
            "The answer has no words; they stand in <answer><text>.");
  EXPECT_EQ(fault("multichoice", "<answer fraction=\"100\"><text><p>x</p></text></answer>"),
            "Here are tags of HTML within XML; put all of the text between <![CDATA[ and ]]>.");
  EXPECT_EQ(fault("truefalse", right), "The answers of a question of the type truefalse are \"true\" and \"false\".");
  EXPECT_EQ(fault("numerical", right), "The answer is a number, its tolerance another in <tolerance>, or it is \"*\".");
  EXPECT_EQ(fault("numerical", "<answer fraction=\"100\"><text>1e999</text></answer>").substr(0, 22),
            "The answer is a number");
  EXPECT_EQ(fault("matching", ""), "There is nothing to match; pairs stand in <subquestion>.");
  EXPECT_EQ(fault("matching", "<subquestion><text>l</text></subquestion>"),
            "Half of a pair is missing; it stands in <answer><text>.");
  EXPECT_EQ(fault("ordering", right), "There are fewer than two steps; they stand in <answer>.");
  EXPECT_EQ(fault("essay", "<defaultgrade>many</defaultgrade>"), "\"many\" is no number of points.");

  const Bank bank =
      read(quiz(question("essay", "") + "\n" + question("numerical", "<answer/>") + "\n<question type='essay'/>\n" +
                question("essay", "<a>") + "\n" + question("essay", "")));
  EXPECT_EQ(bank.questions.size(), 2u);
  ASSERT_EQ(bank.faults.size(), 3u);
  EXPECT_EQ(bank.faults[0].line, 4u);
  EXPECT_EQ(bank.faults[1].line, 5u);
  EXPECT_EQ(bank.faults[1].message, "The question has no words; they stand in <questiontext><text>.");
  EXPECT_EQ(bank.faults[2].line, 6u);
  EXPECT_EQ(bank.questions[1].line, 7u);
}

TEST(MoodleRead, EndsInGoodTimeWhateverComes) {
  const std::clock_t begin = std::clock();  // of this process: others may be busy
  std::string nested, flat, open, places, marks;
  for (int i = 0; i < 100'000; ++i) {
    nested += "{1:SHORTANSWER:=";
    flat += "{1:SHORTANSWER:=a} ";
    open += "{ ";
    places += "[[1]]";
    marks += "{1:SA:=a\\";
  }
  EXPECT_NE(cloze_fault(nested), "");
  EXPECT_NE(cloze_fault(nested + std::string(100'000, '}')), "");
  EXPECT_NE(cloze_fault(marks), "");
  EXPECT_EQ(cloze_fault(open), "There is no gap here; write one as {1:SHORTANSWER:=answer}.");
  EXPECT_EQ(cloze(flat).gaps.size(), 100'000u);
  std::string options;
  for (int i = 0; i < 10'000; ++i) options += "<selectoption><text>a</text></selectoption>";
  const Bank bank = read(quiz("<question type=\"gapselect\"><questiontext><text>" + places + "</text></questiontext>" +
                              options + "</question>"));
  EXPECT_TRUE(bank.questions.empty());
  EXPECT_EQ(bank.faults.size(), 1u);
  EXPECT_LT((std::clock() - begin) / CLOCKS_PER_SEC, 40);  // seconds
}

TEST(MoodleRead, AChoiceWithoutWordsIsNone) {
  const auto select = [](std::string_view first) {
    return quiz("<question type=\"gapselect\"><questiontext><text>A [[1]]</text></questiontext><selectoption><text>" +
                std::string(first) + "</text></selectoption><selectoption><text> </text></selectoption></question>");
  };
  const Bank bank = read(select("x"));
  ASSERT_EQ(bank.questions.size(), 1u);
  EXPECT_EQ(bank.questions[0].gaps[0].choices.size(), 1u);
  const Bank broken = read(select(" "));
  ASSERT_EQ(broken.faults.size(), 1u);
  EXPECT_EQ(broken.faults[0].message, "\"[[1]]\" names a choice without words.");
}

}  // namespace
}  // namespace colloquy::exchange::moodle
