#include "speech/flite/phones.h"

#include <gtest/gtest.h>

namespace colloquy::speech {
namespace {

TEST(Ipa, BecomesPhones) {
  EXPECT_EQ(phones_of_ipa("/vɪˈtriːn/"), "v ih0 t r iy1 n");
  EXPECT_EQ(phones_of_ipa("/ɐˈmɑːl/"), "ax0 m aa1 l");
  EXPECT_EQ(phones_of_ipa("/ˈdʒuːl/"), "jh uw1 l");
  EXPECT_EQ(phones_of_ipa("/t͡ʃaɪld/"), "ch ay1 l d");
  EXPECT_EQ(phones_of_ipa("/bʁyˈle/"), "b r uw0 l ey1");
  EXPECT_EQ(phones_of_ipa("/nɪər/"), "n ih1 r r");
}

TEST(Ipa, RefusesWhatIsNoIpa) {
  EXPECT_FALSE(phones_of_ipa("/v?n/"));
  EXPECT_FALSE(phones_of_ipa("//"));
}

TEST(Respelling, ReadsEachSyllable) {
  EXPECT_EQ(phones_of_respelling("vih", false), "v ih0");
  EXPECT_EQ(phones_of_respelling("TREEN", true), "t r iy1 n");
  EXPECT_EQ(phones_of_respelling("kownt", true), "k aw1 n t");
  EXPECT_EQ(phones_of_respelling("yoo", true), "y uw1");
  EXPECT_EQ(phones_of_respelling("eye", true), "ay1");
  EXPECT_EQ(phones_of_respelling("zhah", false), "zh aa0");
}

TEST(Respelling, LeavesOrdinarySpellingToTheEngine) {
  EXPECT_FALSE(phones_of_respelling("kite", true));
  EXPECT_FALSE(phones_of_respelling("né", true));
  EXPECT_FALSE(phones_of_respelling("psst", true));
}

}  // namespace
}  // namespace colloquy::speech
