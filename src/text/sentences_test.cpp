#include "text/sentences.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace colloquy::text {
namespace {

// The sentences without the white space that ends each.
std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> out;
  std::string whole;
  for (const std::string_view s : split_sentences(text)) {
    whole += s;
    std::string trimmed(s);
    while (!trimmed.empty() && (trimmed.back() == ' ' || trimmed.back() == '\n')) trimmed.pop_back();
    out.push_back(trimmed);
  }
  EXPECT_EQ(whole, text) << "not lossless";
  return out;
}

using V = std::vector<std::string>;

TEST(Sentences, Plain) {
  EXPECT_EQ(split(""), V{});
  EXPECT_EQ(split("no end"), V{"no end"});
  EXPECT_EQ(split("Wait. Then ask! Why? Because."), (V{"Wait.", "Then ask!", "Why?", "Because."}));
  EXPECT_EQ(split("  Wait. \n Ask.\n"), (V{"  Wait.", "Ask."}));
  EXPECT_EQ(split("Not yet. You see? I stopped, and you leaned in."),
            (V{"Not yet.", "You see?", "I stopped, and you leaned in."}));
  EXPECT_EQ(split("First line\n\nsecond line"), (V{"First line", "second line"}));
  EXPECT_EQ(split("one line\nand another"), V{"one line\nand another"});
}

TEST(Sentences, Abbreviations) {
  EXPECT_EQ(split("Dr. Lee met Mrs. Day, e.g. on Mt. Fuji. They talked."),
            (V{"Dr. Lee met Mrs. Day, e.g. on Mt. Fuji.", "They talked."}));
  EXPECT_EQ(split("See Fig. 3 and p. 12. Then No. 5."), (V{"See Fig. 3 and p. 12.", "Then No. 5."}));
  EXPECT_EQ(split("It took 1 hr. We left 5 mm. Good."), (V{"It took 1 hr.", "We left 5 mm.", "Good."}));
  EXPECT_EQ(split("I said no. Then I left."), (V{"I said no.", "Then I left."}));
  EXPECT_EQ(split("Apples, pears, etc. The end."), (V{"Apples, pears, etc.", "The end."}));
  EXPECT_EQ(split("At 5 p.m. we met. At 6 p.m. He left."), (V{"At 5 p.m. we met.", "At 6 p.m.", "He left."}));
  EXPECT_EQ(split("The U.S. Army came. She has a Ph.D. She knows."),
            (V{"The U.S. Army came.", "She has a Ph.D.", "She knows."}));
  EXPECT_EQ(split("Empathy (cf. Rogers, Approx. Ltd. 1957) helps. Yes.").back(), "Yes.");
}

TEST(Sentences, Initials) {
  EXPECT_EQ(split("J. K. Rowling and George W. Bush met. It rained."),
            (V{"J. K. Rowling and George W. Bush met.", "It rained."}));
  EXPECT_EQ(split("It was I. Maria knew."), (V{"It was I.", "Maria knew."}));
  EXPECT_EQ(split("Take vitamin C. The rest follows."), (V{"Take vitamin C.", "The rest follows."}));
}

TEST(Sentences, NumbersAndNames) {
  EXPECT_EQ(split("Section 5.1.1 says 3.14. See example.com. Good."),
            (V{"Section 5.1.1 says 3.14.", "See example.com.", "Good."}));
  EXPECT_EQ(split("1. Wait. 2. Ask."), (V{"1. Wait.", "2. Ask."}));
  EXPECT_EQ(split("It was in 1990. Then it ended."), (V{"It was in 1990.", "Then it ended."}));
  EXPECT_EQ(split("Am 3. Mai kam er. Dann ging er."), (V{"Am 3. Mai kam er.", "Dann ging er."}));
  EXPECT_EQ(split("He left. 5 men stayed."), (V{"He left.", "5 men stayed."}));
  EXPECT_EQ(split("Yahoo! is a firm."), V{"Yahoo! is a firm."});
}

TEST(Sentences, QuotesAndBrackets) {
  EXPECT_EQ(split("\"Help!\" she said. \"Now.\" He ran."), (V{"\"Help!\" she said.", "\"Now.\"", "He ran."}));
  EXPECT_EQ(split("“Wait.” She did. ‘Ask.’ He did."), (V{"“Wait.”", "She did.", "‘Ask.’", "He did."}));
  EXPECT_EQ(split("It rained (hard). He went (see below.) Then."),
            (V{"It rained (hard).", "He went (see below.)", "Then."}));
  EXPECT_EQ(split("He said: “Why?” and left."), V{"He said: “Why?” and left."});
}

TEST(Sentences, Ellipsis) {
  EXPECT_EQ(split("Well... maybe. Well… Maybe. What?! No."), (V{"Well... maybe.", "Well…", "Maybe.", "What?!", "No."}));
  EXPECT_EQ(split("... and then"), V{"... and then"});
}

TEST(Sentences, French) {
  EXPECT_EQ(split("« Combien ? » demande-t-elle. « Deux ! » Elle compte."),
            (V{"« Combien ? » demande-t-elle.", "« Deux ! »", "Elle compte."}));
  EXPECT_EQ(split("Non : deux. Une fois\u00A0! Puis M. Blanc."),
            (V{"Non : deux.", "Une fois\u00A0!", "Puis M. Blanc."}));
  EXPECT_EQ(split("«\u00A0Oui.\u00A0» Il part."), (V{"«\u00A0Oui.\u00A0»", "Il part."}));
  EXPECT_EQ(split("Er ging. »Und nun?« Sie blieb."), (V{"Er ging.", "»Und nun?«", "Sie blieb."}));
}

TEST(Sentences, OtherScripts) {
  EXPECT_EQ(split("إذا صمت الزائر، فماذا تفعل؟ انتظر ثلاث ثوان. ثم اسأل."),
            (V{"إذا صمت الزائر، فماذا تفعل؟", "انتظر ثلاث ثوان.", "ثم اسأل."}));
  EXPECT_EQ(split("你好。他说：「等等。」然后走了！"), (V{"你好。", "他说：「等等。」", "然后走了！"}));
  EXPECT_EQ(split("रुको। फिर पूछो।"), (V{"रुको।", "फिर पूछो।"}));
}

// Any text: pieces join to the whole, none is empty, and splitting again the same way.
TEST(Sentences, LosslessOnAnything) {
  const std::string pieces[] = {"Dr", ".",  ".", "?", "!", " ",  " ",  "\n", "\n\n",   "a",    "B", "The", "…", "»",
                                "«",  "\"", ")", "(", "3", "。", "」", "؟",  "\u00A0", "\xFF", "é", "É",   "字"};
  std::mt19937 random(20260101);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    for (unsigned n = random() % 24; n > 0; --n) text += pieces[random() % std::size(pieces)];
    std::string whole;
    for (const std::string_view s : split_sentences(text)) {
      ASSERT_FALSE(s.empty()) << text;
      whole += s;
    }
    ASSERT_EQ(whole, text);
  }
}

}  // namespace
}  // namespace colloquy::text
