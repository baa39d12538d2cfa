#include "exchange/slug.h"

#include <gtest/gtest.h>

namespace colloquy::exchange {
namespace {

TEST(SlugOf, StaysInsideTheFolder) {
  EXPECT_EQ(slug_of("Therapeutic Relationship"), "therapeutic-relationship");
  EXPECT_EQ(slug_of("../../etc/passwd"), "etc-passwd");
  EXPECT_EQ(slug_of("Client's \"Own\" Words!"), "clients-own-words");
  EXPECT_EQ(slug_of("Index"), "lesson-index");
  EXPECT_EQ(slug_of("Glossary"), "lesson-glossary");
  EXPECT_EQ(slug_of("3 Steps"), "lesson-3-steps");
  EXPECT_EQ(slug_of("\u5FC3"), "lesson");
  EXPECT_EQ(slug_of(std::string(5000, 'a')).size(), 60u);
}

}  // namespace
}  // namespace colloquy::exchange
