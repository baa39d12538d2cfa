#include "api/roll.h"

#include <gtest/gtest.h>

#include "api/email.h"

namespace colloquy::api {
namespace {

std::string shown(const Roll& roll) {
  std::string out;
  for (const Roll::Entry& one : roll.entries) out += one.email + "=" + one.name + "\n";
  for (const std::string& line : roll.not_read) out += "? " + line + "\n";
  return out;
}

TEST(Roll, ReadsWhatTeachersHave) {
  EXPECT_EQ(shown(read_roll("ana@school.example, Ana Berg\nbo@school.example")),
            "ana@school.example=Ana Berg\nbo@school.example=bo\n");
  EXPECT_EQ(
      shown(read_roll("\xef\xbb\xbfName;E-Mail\r\n\"Berg; Ana\";Ana@School.Example\r\n\r\nBo;bo@school.example\r\n")),
      "ana@school.example=Berg; Ana\nbo@school.example=Bo\n");
  EXPECT_EQ(shown(read_roll("Berg\tAna\tana@school.example\nana@school.example\tAgain")),
            "ana@school.example=Berg Ana\n");
  EXPECT_EQ(shown(read_roll("\"Ana \"\"Annie\"\" Berg\",ana@school.example")),
            "ana@school.example=Ana \"Annie\" Berg\n");
  EXPECT_EQ(shown(read_roll("")), "");
}

TEST(Roll, SaysWhatItCouldNotRead) {
  EXPECT_EQ(shown(read_roll("ana@school.example\nJust a name\nbo@@school\n")),
            "ana@school.example=ana\n? Just a name\n? bo@@school\n");
  EXPECT_EQ(shown(read_roll("\"never closed, ana@school.example\nbo@school.example")),
            "? \"never closed, ana@school.example\nbo@school.example\n");
}

TEST(Roll, IsBounded) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "a" + std::to_string(i) + "@b.example\n";
  EXPECT_EQ(read_roll(text).entries.size(), Roll::kMost);
}

TEST(Email, OneSpellingAnAddress) {
  EXPECT_EQ(read_email("  Ana@School.EXAMPLE \n"), "ana@school.example");
  EXPECT_EQ(read_email("ana"), std::nullopt);
  EXPECT_EQ(read_email("ana@school.example\r\nBcc: x@y"), std::nullopt);
  EXPECT_EQ(read_email("\xff@b"), std::nullopt);
  EXPECT_EQ(read_name("  Ana \t Berg "), "Ana Berg");
  EXPECT_EQ(read_name(" "), std::nullopt);
  EXPECT_EQ(read_name("a\nb"), std::nullopt);
  EXPECT_EQ(read_name(std::string(101, 'a')), std::nullopt);
}

}  // namespace
}  // namespace colloquy::api
