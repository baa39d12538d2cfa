#include "write/id3.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>

namespace colloquy::write {
namespace {

std::uint32_t number_at(const std::string& bytes, std::size_t at, int bits = 8) {
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < 4; ++i) out = out << bits | static_cast<unsigned char>(bytes[at + i]);
  return out;
}

// The frames of a run of them, by name; those of one name after each other.
std::multimap<std::string, std::string> frames_in(const std::string& run) {
  std::multimap<std::string, std::string> out;
  for (std::size_t at = 0; at + 10 <= run.size();) {
    const std::uint32_t size = number_at(run, at + 4);
    EXPECT_LE(at + 10 + size, run.size());
    EXPECT_EQ(run.substr(at + 8, 2), std::string(2, '\0')) << "no flags";
    out.emplace(run.substr(at, 4), run.substr(at + 10, size));
    at += 10 + size;
  }
  return out;
}

std::multimap<std::string, std::string> frames_of(const std::string& tag) {
  EXPECT_EQ(tag.substr(0, 6), std::string("ID3\x03\x00\x00", 6));
  EXPECT_EQ(number_at(tag, 6, 7) + 10, tag.size()) << "seven bits a byte";
  for (std::size_t i = 6; i < 10; ++i) EXPECT_LT(static_cast<unsigned char>(tag[i]), 0x80);
  return frames_in(tag.substr(10));
}

// Little-endian UTF-16 of letters below 256.
std::string said(const std::string& letters) {
  std::string out = "\x01\xff\xfe";
  for (const char c : letters) out += c, out += '\0';
  return out;
}

TEST(Id3, SaysWhatItIsToldAndNoMore) {
  Id3Tag tag;
  tag.title = "Wait";
  tag.track = 2;
  tag.of = 5;
  const auto frames = frames_of(id3_tag(tag));
  EXPECT_EQ(frames.size(), 2u);
  EXPECT_EQ(frames.find("TIT2")->second, said("Wait"));
  EXPECT_EQ(frames.find("TRCK")->second, said("2/5"));
  EXPECT_EQ(id3_tag({}), std::string("ID3\x03\x00\x00\x00\x00\x00\x00", 10));
}

TEST(Id3, WritesLettersOfAllKinds) {
  Id3Tag tag;
  tag.title = "é𝄞";
  const auto frames = frames_of(id3_tag(tag));
  EXPECT_EQ(frames.find("TIT2")->second, std::string("\x01\xff\xfe\xe9\x00\x34\xd8\x1e\xdd", 9));
}

TEST(Id3, ChaptersAreListedInOrderWithTheirTimes) {
  Id3Tag tag;
  tag.chapters = {{0, 1500, "One"}, {1500, 70000, "Two"}};
  const auto frames = frames_of(id3_tag(tag));
  EXPECT_EQ(frames.find("CTOC")->second, std::string("toc\0\x03\x02"
                                                     "c0\0c1\0",
                                                     12));
  ASSERT_EQ(frames.count("CHAP"), 2u);
  const std::string second = std::next(frames.find("CHAP"))->second;
  EXPECT_EQ(second.substr(0, 3), std::string("c1\0", 3));
  EXPECT_EQ(number_at(second, 3), 1500u);
  EXPECT_EQ(number_at(second, 7), 70000u);
  EXPECT_EQ(second.substr(11, 8), std::string(8, '\xff'));
  EXPECT_EQ(frames_in(second.substr(19)).find("TIT2")->second, said("Two"));
}

TEST(Id3, OneChapterSaysNothingAndThreeHundredAreTooMany) {
  Id3Tag tag;
  tag.chapters = {{0, 1500, "One"}};
  EXPECT_EQ(frames_of(id3_tag(tag)).count("CTOC"), 0u);
  tag.chapters.assign(300, {0, 1, "x"});
  const auto frames = frames_of(id3_tag(tag));
  EXPECT_EQ(frames.count("CHAP"), 255u);
  EXPECT_EQ(frames.find("CTOC")->second[5], '\xff');
}

TEST(Id3, ThePictureIsThereOnce) {
  Id3Tag tag;
  tag.picture = "PNG bytes";
  tag.picture_type = "image/png";
  const auto frames = frames_of(id3_tag(tag));
  ASSERT_EQ(frames.count("APIC"), 1u);
  EXPECT_EQ(frames.find("APIC")->second, std::string("\0image/png\0\x03\0", 13) + "PNG bytes");
}

}  // namespace
}  // namespace colloquy::write
