#include "speech/flite/reading.h"

#include <gtest/gtest.h>

#include "text/words.h"

namespace colloquy::speech {
namespace {

// Each word's phones, stressed vowels with a "1": "r eh1 d".
std::string read(const std::string& text, const std::string& word) {
  std::vector<Token> tokens;
  for (const std::string_view one : text::split_words(text)) tokens.push_back({std::string(one), "", std::nullopt});
  std::string out;
  for (const ReadWord& one : read_line(tokens)) {
    if (one.name != word) continue;
    if (!out.empty()) out += " | ";
    for (const Phone& phone : one.phones)
      out += (&phone == one.phones.data() ? "" : " ") + phone.name + (phone.stressed ? "1" : "");
  }
  return out;
}

TEST(Reading, TellsHeteronymsByTheWordsBesideThem) {
  EXPECT_EQ(read("I read it yesterday.", "read"), "r eh1 d") << "I read it yesterday.";
  EXPECT_EQ(read("I will read it.", "read"), "r iy1 d") << "I will read it.";
  EXPECT_EQ(read("They have read it.", "read"), "r eh1 d") << "They have read it.";
  EXPECT_EQ(read("Lead is a metal.", "lead"), "l eh1 d") << "Lead is a metal.";
  EXPECT_EQ(read("They lead the way.", "lead"), "l iy1 d") << "They lead the way.";
  EXPECT_EQ(read("The wind blew.", "wind"), "w ih1 n d") << "The wind blew.";
  EXPECT_EQ(read("We wind the clock.", "wind"), "w ay1 n d") << "We wind the clock.";
  EXPECT_EQ(read("A tear ran down.", "tear"), "t ih1 r") << "A tear ran down.";
  EXPECT_EQ(read("Do not tear it.", "tear"), "t eh1 r") << "Do not tear it.";
  EXPECT_EQ(read("We live here.", "live"), "l ih1 v") << "We live here.";
  EXPECT_EQ(read("A live show.", "live"), "l ay1 v") << "A live show.";
  EXPECT_EQ(read("Keep a record.", "record"), "r eh1 k er d") << "Keep a record.";
  EXPECT_EQ(read("We record it.", "record"), "r ih k ao1 r d") << "We record it.";
  EXPECT_EQ(read("They present it.", "present"), "p r ih z eh1 n t") << "They present it.";
  EXPECT_EQ(read("I object.", "object"), "ax b jh eh1 k t") << "I object.";
  EXPECT_EQ(read("A minute detail.", "minute"), "m ay n uw1 t") << "A minute detail.";
  EXPECT_EQ(read("Do not desert us.", "desert"), "d ih z er1 t") << "Do not desert us.";
  EXPECT_EQ(read("They refuse to go.", "refuse"), "r ih f y uw1 z") << "They refuse to go.";
  EXPECT_EQ(read("It is close by.", "close"), "k l ow1 s") << "It is close by.";
  EXPECT_EQ(read("Please close the door.", "close"), "k l ow1 z") << "Please close the door.";
  EXPECT_EQ(read("The use of it.", "use"), "y uw1 s") << "The use of it.";
  EXPECT_EQ(read("We use it.", "use"), "y uw1 z") << "We use it.";
  EXPECT_EQ(read("We estimate it.", "estimate"), "eh1 s t ax m ey t") << "We estimate it.";
  EXPECT_EQ(read("The content is good.", "content"), "k aa1 n t eh n t") << "The content is good.";
  EXPECT_EQ(read("I am content.", "content"), "k ax n t eh1 n t") << "I am content.";
  EXPECT_EQ(read("separate rooms", "separate"), "s eh1 p r ax t") << "separate rooms";
  EXPECT_EQ(read("We separate them.", "separate"), "s eh1 p er ey t") << "We separate them.";
  EXPECT_EQ(read("The wound heals.", "wound"), "w uw1 n d") << "The wound heals.";
  EXPECT_EQ(read("He wound the clock.", "wound"), "w aw1 n d") << "He wound the clock.";
  EXPECT_EQ(read("a bass guitar", "bass"), "b ey1 s") << "a bass guitar";
  EXPECT_EQ(read("Please excuse me.", "excuse"), "ih k s k y uw1 z") << "Please excuse me.";
  EXPECT_EQ(read("to house people", "house"), "hh aw1 z") << "to house people";
  EXPECT_EQ(read("to increase it", "increase"), "ih n k r iy1 s") << "to increase it";
  EXPECT_EQ(read("the apple and the pear", "the"), "dh iy | dh ax") << "the apple and the pear";
}

// What a line is read as, word by word.
std::string said(const std::string& text) {
  std::vector<Token> tokens;
  for (const std::string_view one : text::split_words(text)) tokens.push_back({std::string(one), "", std::nullopt});
  std::string out;
  for (const ReadWord& one : read_line(tokens)) out += (out.empty() ? "" : " ") + one.name;
  return out;
}

TEST(Reading, SaysFiguresAsPeopleDo) {
  EXPECT_EQ(said("Between 1066 and 1805, in 1900."), "between ten sixty six and eighteen oh five in nineteen hundred");
  EXPECT_EQ(said("1,250 metres or 3500"), "one thousand two hundred fifty metres or three thousand five hundred");
  EXPECT_EQ(said("the 1980s and the 90s"), "the nineteen eighties and the nineties");
  EXPECT_EQ(said("Dec. 24 is free."), "december twenty fourth is free");
  EXPECT_EQ(said("It was in Dec."), "it was in dec") << "no number follows";
  EXPECT_EQ(said("No. 7 of Fig. 3, pp. 12-15"), "number seven of figure three pages twelve to fifteen");
  EXPECT_EQ(said("No. It is not."), "no it is not");
  EXPECT_EQ(said("5 kg and 1 km"), "five kilograms and one kilometer");
  EXPECT_EQ(said("at -5 degrees"), "at minus five degrees");
}

TEST(Reading, SpellsWhatIsSpelledAndReadsWhatIsRead) {
  const auto phones = [](const std::string& word) {
    std::string out;
    for (const ReadWord& one : read_line({{word, "", std::nullopt}})) {
      for (const Phone& phone : one.phones) out += phone.name + (phone.stressed ? "1 " : " ");
    }
    return out;
  };
  EXPECT_EQ(phones("FBI"), "eh1 f b iy1 ay1 ");
  EXPECT_EQ(phones("CDs"), "s iy1 d iy1 z ");
  EXPECT_EQ(phones("IT"), "ay1 t iy1 ");
  EXPECT_EQ(phones("it"), "ih1 t ");
  EXPECT_EQ(phones("NASA"), "n ae1 s ax ");
  EXPECT_EQ(phones("STOP"), "s t aa1 p ");
  EXPECT_EQ(phones("S/he,"), phones("she") + phones("or") + phones("he"));
  EXPECT_EQ(phones("Archimedes"), "aa r k ax m iy1 d iy z ");
}

TEST(Reading, SaysANumberInWordsOfOneToken) {
  std::vector<Token> tokens = {{"In", "", std::nullopt}, {"2024,", "", std::nullopt}, {"yes.", "", std::nullopt}};
  const std::vector<ReadWord> line = read_line(tokens);
  ASSERT_EQ(line.size(), 5u);
  EXPECT_EQ(line[1].name + line[2].name + line[3].name, "twentytwentyfour");
  EXPECT_EQ(line[1].token, 1u);
  EXPECT_EQ(line[3].token, 1u);
  EXPECT_EQ(line[2].punctuation, "");
  EXPECT_EQ(line[3].punctuation, ",");
  EXPECT_EQ(line[4].punctuation, ".");
}

TEST(Reading, KeepsWhatTheAuthorWantsSaid) {
  const std::vector<ReadWord> line = read_line({{"Lead", "/liːd/", std::nullopt}, {"it", "", std::nullopt}});
  ASSERT_EQ(line.size(), 2u);
  EXPECT_TRUE(line[0].pronounced);
  EXPECT_EQ(line[0].phones, (std::vector<Phone>{{"l", false}, {"iy", true}, {"d", false}}));
}

}  // namespace
}  // namespace colloquy::speech
