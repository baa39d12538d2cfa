#include "base/utf8.h"

#include <gtest/gtest.h>

namespace colloquy::base {
namespace {

TEST(Utf8, FindsTheFirstBadByte) {
  EXPECT_EQ(first_invalid_utf8("plain"), kNoError);
  EXPECT_EQ(first_invalid_utf8("h\xC3\xA9llo \xE2\x82\xAC \xF0\x9F\x98\x80"), kNoError);
  EXPECT_EQ(first_invalid_utf8("ab\xFF"), 2u);
  EXPECT_EQ(first_invalid_utf8("\xC0\xAF"), 0u) << "overlong";
  EXPECT_EQ(first_invalid_utf8("a\xED\xA0\x80"), 1u) << "surrogate";
  EXPECT_EQ(first_invalid_utf8("a\xE2\x82"), 1u) << "cut off";
  EXPECT_EQ(first_invalid_utf8("\xF4\x90\x80\x80"), 0u) << "over U+10FFFF";
}

TEST(Utf8, CountsCodePointsAndCells) {
  EXPECT_EQ(count_code_points("na\xC3\xAFve"), 5u);
  EXPECT_EQ(offset_of_code_point("na\xC3\xAFve", 3), 4u);
  EXPECT_EQ(display_width("e\xCC\x81"), 1u) << "combining acute";
  EXPECT_EQ(display_width("\xE6\xBC\xA2\xE5\xAD\x97"), 4u);
}

TEST(Utf8, RoundTripsEveryCodePoint) {
  for (char32_t c = 1; c <= 0x10FFFF; c += 37) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string s;
    append_utf8(s, c);
    std::size_t at = 0;
    ASSERT_EQ(decode_utf8(s, at), c);
    ASSERT_EQ(at, s.size());
  }
}

}  // namespace
}  // namespace colloquy::base
