#include "base/password_hash.h"

#include <gtest/gtest.h>

namespace colloquy::base {
namespace {

TEST(PasswordHash, OnlyItsOwnPasswordMatches) {
  SystemRandom random;
  const Result<std::string> hash = hash_password("correct horse", random);
  ASSERT_TRUE(hash.ok());
  EXPECT_TRUE(password_matches("correct horse", *hash));
  EXPECT_FALSE(password_matches("correct horsf", *hash));
  EXPECT_FALSE(password_matches("", *hash));
  EXPECT_FALSE(password_matches("correct horse", ""));
  EXPECT_FALSE(password_matches("correct horse", "$argon2id$nonsense"));
  EXPECT_NE(*hash_password("correct horse", random), *hash) << "each has a salt of its own";
  EXPECT_FALSE(is_outdated(*hash));
}

// Made by the reference program: argon2 'somesalt16bytes!' -id -t 2 -k 19456 -p 1 -l 32 -e
TEST(PasswordHash, ReadsWhatOthersMade) {
  const std::string made =
      "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHQxNmJ5dGVzIQ$/+mKIbPinpc4cMz5dD8M2ylDWOnWPSQYNRUFd/E5ph0";
  EXPECT_TRUE(password_matches("correct horse", made));
  EXPECT_FALSE(password_matches("correct horsf", made));
  EXPECT_FALSE(is_outdated(made));
  EXPECT_TRUE(is_outdated("$argon2id$v=19$m=4096,t=3,p=1$c29tZXNhbHQ$x"));
}

}  // namespace
}  // namespace colloquy::base
