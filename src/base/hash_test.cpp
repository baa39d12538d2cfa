#include "base/hash.h"

#include <gtest/gtest.h>

namespace colloquy::base {
namespace {

// FIPS 180-4 example values.
TEST(Sha256, KnownAnswers) {
  EXPECT_EQ(hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hex(sha256(std::string(1000000, 'a'))), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, PiecesGiveTheSameAsTheWhole) {
  const std::string text(777, 'x');
  Sha256 hash;
  for (std::size_t i = 0; i < text.size(); i += 13) hash.update(std::string_view(text).substr(i, 13));
  EXPECT_EQ(hash.finish(), sha256(text));
}

TEST(Base32, FollowsRfc4648) {
  EXPECT_EQ(base32(sha256("abc")).size(), 52u);
  EXPECT_EQ(short_hash("abc", 10), "xj4bnp4pah");
}

}  // namespace
}  // namespace colloquy::base
