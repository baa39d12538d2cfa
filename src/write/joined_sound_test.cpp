#include "write/joined_sound.h"

#include <gtest/gtest.h>

#include "package/joinable.h"

namespace colloquy::write {
namespace {

TEST(JoinedSound, IsAFrameOfInformationAndTheRuns) {
  const std::string one(package::kFrameBytes, 'a'), two(2 * package::kFrameBytes, 'b');
  const std::string joined = joined_sound({one, two, one});
  ASSERT_EQ(joined.size(), joined_size(4));
  EXPECT_EQ(joined.size(), 5u * package::kFrameBytes);
  EXPECT_EQ(joined.substr(0, 4), "\xff\xf3\x84\xc4");
  EXPECT_EQ(joined.substr(13, 4), "Info");
  EXPECT_EQ(joined.substr(17, 12), std::string("\0\0\0\x03\0\0\0\x04\0\0\x03\xc0", 12)) << "4 frames, 960 bytes";
  EXPECT_EQ(joined.substr(package::kFrameBytes), one + two + one);
}

}  // namespace
}  // namespace colloquy::write
