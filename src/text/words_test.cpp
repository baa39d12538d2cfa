#include "text/words.h"

#include <gtest/gtest.h>

#include <random>

#include "text/fold.h"

namespace colloquy::text {
namespace {

using V = std::vector<std::string>;
using W = std::vector<std::string_view>;

TEST(Words, DisplayedWordsAreCutAtWhiteSpace) {
  EXPECT_EQ(split_words("  You see?\nI — stopped,\u00A0and "), (W{"You", "see?", "I", "—", "stopped,", "and"}));
  EXPECT_FALSE(is_spoken("—"));
  EXPECT_TRUE(is_spoken("(2)"));
  EXPECT_EQ(count_words("You see? I — stopped"), 4u);
  EXPECT_EQ(count_words("我们等待"), 2u);
}

TEST(Words, FoldedWords) {
  EXPECT_EQ(words("Don't; I can’t, it's the client's well-being: 3.5 or 1,600."),
            (V{"do", "not", "i", "can", "not", "it", "is", "the", "client", "well", "being", "3.5", "or", "1,600"}));
  EXPECT_EQ(words("Élève NAÏVE"), (V{"eleve", "naive"}));
  EXPECT_EQ(words("等三秒"), (V{"等", "三", "秒"}));
  EXPECT_EQ(content_words("The therapist is not judging the client"), (V{"therapist", "not", "judging", "client"}));
  EXPECT_EQ(initials("Unconditional positive 'regard' - 2"), "UPR");
  EXPECT_EQ(initials("élan vital"), "éV");
}

TEST(Fold, Identity) {
  EXPECT_EQ(fold("  When a visitor — “falls” silent, WHAT? "), "when a visitor falls silent what");
  EXPECT_EQ(fold("don’t"), "dont");
  EXPECT_EQ(fold("don't"), fold("don’t"));
  EXPECT_NE(fold("3.5"), fold("35"));
  EXPECT_NE(fold("do"), fold("do not"));
  EXPECT_EQ(fold("Straße ﬁn Ｅ ①"), "strasse fin e 1");
  EXPECT_EQ(fold("E\u0301cole"), fold("École"));
  EXPECT_NE(fold("ecole"), fold("École")) << "accents stay in identity";
  EXPECT_EQ(fold("e\u0323\u0301"), fold("e\u0301\u0323")) << "order of marks";
  EXPECT_EQ(fold("한국"), fold("\u1112\u1161\u11ab\u1100\u116e\u11a8"));
  EXPECT_EQ(fold("한국"), "한국");
  EXPECT_EQ(fold("$5 + 3%"), "$5 + 3");
}

// ASCII takes a short way through; it has to arrive where the long way does.
TEST(Fold, ShortWayEqualsLongWay) {
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    std::string ascii;
    for (unsigned n = random() % 20; n > 0; --n) ascii += static_cast<char>(random() % 128);
    ascii += "x";  // so that what follows is parted from a word
    ASSERT_EQ(fold(ascii + " \u00E9"), fold(ascii) + " \u00E9");
    ASSERT_EQ(fold_word(ascii + " \u0436"), fold_word(ascii) + " \u0436");
    ASSERT_EQ(fold_case(ascii + "\u0436"), fold_case(ascii) + "\u0436");
  }
}

TEST(Fold, Answers) {
  EXPECT_EQ(fold_answer(" “A smaller   Question.” "), "a smaller question");
  EXPECT_EQ(fold_answer("Élève!"), "eleve");
  EXPECT_EQ(fold_answer("-3.5 %"), "-3.5 %");
  EXPECT_EQ(fold_answer("well‑known"), "well-known");
  EXPECT_EQ(fold_answer(".5"), ".5");
  EXPECT_EQ(fold_answer("Øre"), "ore");
  EXPECT_EQ(fold_answer("مَدْرَسَة"), "مدرسة");
}

}  // namespace
}  // namespace colloquy::text
