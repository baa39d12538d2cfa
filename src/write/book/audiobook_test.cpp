#include "write/book/audiobook.h"

#include <gtest/gtest.h>

#include "base/json.h"
#include "write/book/cover.h"
#include "write/book/transcript.h"
#include "write/sample_lesson.h"

namespace colloquy::write {
namespace {

AudioBook sample_book() {
  AudioBook book;
  book.facts = {"urn:uuid:1", "A; b = c", "ar", "CC0", {"X", "Y"}, {"Ines"}, "1980-01-01T00:00:00Z"};
  book.cover = "cover.png";
  book.chapters = {{"", "One", "audio/001.mp3", "text/001.vtt", 61500},
                   {"2 More", "Two", "audio/002.mp3", "text/002.vtt", 3600000}};
  return book;
}

TEST(AudioBook, ChaptersFollowEachOther) {
  const std::string text = ffmetadata(sample_book());
  EXPECT_TRUE(text.starts_with(";FFMETADATA1\ntitle=A\\; b \\= c\n")) << text;
  EXPECT_NE(text.find("artist=X, Y\n"), std::string::npos);
  EXPECT_NE(text.find("composer=Ines\n"), std::string::npos);
  EXPECT_NE(text.find("START=0\nEND=61500\ntitle=One\n"), std::string::npos);
  EXPECT_NE(text.find("START=61500\nEND=3661500\ntitle=2 More: Two\n"), std::string::npos);
}

TEST(AudioBook, TheManifestSaysWhatTheProfileAsksFor) {
  const auto json = base::parse_json(publication_manifest(sample_book()));
  ASSERT_TRUE(json.ok());
  EXPECT_EQ((*json)["conformsTo"].as_string(), "https://www.w3.org/TR/audiobooks/");
  EXPECT_EQ((*json)["duration"].as_string(), "PT1H1M1.500S");
  EXPECT_EQ((*json)["readingProgression"].as_string(), "rtl");
  ASSERT_EQ((*json)["readingOrder"].as_array().size(), 2u);
  EXPECT_EQ((*json)["readingOrder"].as_array()[0]["duration"].as_string(), "PT1M1.500S");
  EXPECT_EQ((*json)["resources"].as_array()[0]["url"].as_string(), "index.html");
  EXPECT_NE(entry_page(sample_book()).find("<link rel=\"publication\" href=\"publication.json\">"), std::string::npos);
  EXPECT_EQ(iso_duration(2040), "PT2.040S");
}

TEST(Cover, IsTheBooksOwnAndFillsItsSize) {
  const Picture one = draw_cover("Mending bicycles", 60, 80), same = draw_cover("Mending bicycles", 60, 80);
  EXPECT_EQ(one.rgb.size(), 60u * 80 * 3);
  EXPECT_EQ(one.rgb, same.rgb);
  EXPECT_NE(one.rgb, draw_cover("Another", 60, 80).rgb);
}

TEST(Transcript, IsAPlayWithoutWhatIsGated) {
  const lesson::Course course = sample::course();
  const package::Timeline part = sample::timeline({{"t1", {"a"}}, {"t2", {"b"}}});
  const std::string plain = transcript(course.lessons[0], Spoken::both, {});
  EXPECT_TRUE(
      plain.starts_with("1.1 A flat tyre\n===============\n\nWhere is the hole?\n------------------\n\n"
                        "Ines: Your tyre is soft. It was hard yesterday."))
      << plain;
  EXPECT_NE(plain.find("In short: A full tube shows its hole"), std::string::npos);
  EXPECT_NE(plain.find("Explained: The solvent has to leave first."), std::string::npos);
  EXPECT_EQ(plain.find("CANARY"), std::string::npos);
  const std::string timed = transcript(course.lessons[0], Spoken::conversation, {{"part1", &part}});
  EXPECT_NE(timed.find("[0:03] Tom: At the valve?"), std::string::npos) << timed;
  EXPECT_EQ(timed.find("Explained"), std::string::npos);
}

}  // namespace
}  // namespace colloquy::write
