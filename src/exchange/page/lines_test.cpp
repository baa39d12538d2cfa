#include "exchange/page/lines.h"

#include <gtest/gtest.h>

namespace colloquy::exchange::page {
namespace {

std::vector<std::string> texts(std::string_view bytes) {
  const base::Result<Lines> lines = clean_lines(bytes);
  if (!lines.ok()) return {"error: " + lines.error().message};
  std::vector<std::string> out;
  for (const Line& line : lines->lines) out.push_back((line.gap ? "|" : "") + line.text);
  return out;
}

using Texts = std::vector<std::string>;

TEST(CleanLines, EveryKindOfLineEndIsOne) {
  EXPECT_EQ(texts("a\nb\r\nc\rd\u2028e\u2029f\u0085g"), (Texts{"a", "b", "c", "d", "e", "f", "g"}));
}

TEST(CleanLines, SpacesAreSingleAndGapsRemembered) {
  EXPECT_EQ(texts("\uFEFF\n\n  a\t b\u00A0\u2003c  \n \u200B \n d\n"), (Texts{"a b c", "|d"}));
}

TEST(CleanLines, NumbersAreThoseOfTheFile) {
  const base::Result<Lines> lines = clean_lines("\n\na\n\nb");
  ASSERT_TRUE(lines.ok());
  EXPECT_EQ(lines->lines.at(0).number, 3u);
  EXPECT_EQ(lines->lines.at(1).number, 5u);
}

TEST(CleanLines, EntitiesAreCharactersAgain) {
  EXPECT_EQ(texts("a &amp;amp; b &lt;i&gt; it&rsquo;s &#8212; &#x41; x&nbsp;y"),
            (Texts{"a &amp; b <i> it\u2019s \u2014 A x y"}));
  EXPECT_EQ(texts("Q&A &unknown; &#xD800; &#; AT&T; &#10;a&#0;b"), (Texts{"Q&A &unknown; &#xD800; &#; AT&T; a b"}));
}

TEST(CleanLines, WhatNobodySeesIsTakenOut) {
  const base::Result<Lines> lines = clean_lines("the\u00ADra\x07py\u200B now");
  ASSERT_TRUE(lines.ok());
  EXPECT_EQ(lines->lines.at(0).text, "therapy now");
  EXPECT_EQ(lines->removed, 3u);
}

TEST(CleanLines, RefusesWhatIsNoText) {
  EXPECT_EQ(texts("a\nbc\xFFz"),
            (Texts{"error: This is not UTF-8: line 2 (byte 5) holds a byte that cannot stand there."}));
  EXPECT_EQ(texts(std::string_view("a\nb\0c", 5)),
            (Texts{"error: This is not plain text: there is a NUL byte in line 2 (byte 4)."}));
  EXPECT_EQ(texts("\xFF\xFE"
                  "a"),
            (Texts{"error: This text is in UTF-16. Save it as UTF-8."}));
  EXPECT_EQ(texts(" \n\t\r\n"), (Texts{"error: There is no text in this file."}));
  EXPECT_EQ(texts("<!DOCTYPE html>\n<p>"),
            (Texts{"error: This is the source of a web page. Open the page, select all, copy, and save that text."}));
}

TEST(CleanLines, RefusesWhatIsTooMuch) {
  EXPECT_EQ(texts(std::string(kMaxPageBytes + 1, 'a')),
            (Texts{"error: This is larger than 8 MiB: no lesson page is. Copy the text of one page."}));
  std::string many;
  for (int i = 0; i < 1'000'000; ++i) many += "a\n";
  EXPECT_EQ(texts(many), (Texts{"error: This has more than 100000 lines: no lesson page has."}));
  EXPECT_EQ(texts(std::string(4'000'000, '\n') + "a"), (Texts{"a"}));
}

}  // namespace
}  // namespace colloquy::exchange::page
