#include "http/select.h"

#include <gtest/gtest.h>

#include <string>

namespace colloquy::http {
namespace {

std::string range(std::string_view field, std::uint64_t size) {
  const Selection selected = select_range(field, size);
  if (selected.extent == Extent::whole) return "whole";
  if (selected.extent == Extent::unsatisfiable) return "unsatisfiable";
  return std::to_string(selected.first) + "+" + std::to_string(selected.length);
}

TEST(SelectRange, TakesOnePart) {
  EXPECT_EQ(range("bytes=0-0", 100), "0+1");
  EXPECT_EQ(range("bytes=10-19", 100), "10+10");
  EXPECT_EQ(range("Bytes= 90-", 100), "90+10");
  EXPECT_EQ(range("bytes=90-1000", 100), "90+10");
  EXPECT_EQ(range("bytes=-10", 100), "90+10");
  EXPECT_EQ(range("bytes=-1000", 100), "0+100");
  EXPECT_EQ(range("bytes=5-99999999999999999999999999", 100), "5+95");
}

TEST(SelectRange, SaysWhatCannotBe) {
  for (const char* field : {"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=99999999999999999999999999-"}) {
    EXPECT_EQ(range(field, 100), "unsatisfiable") << field;
  }
  EXPECT_EQ(range("bytes=0-", 0), "unsatisfiable");
  EXPECT_EQ(range("bytes=-1", 0), "unsatisfiable");
}

TEST(SelectRange, IgnoresTheRest) {
  for (const char* field : {"", "bytes", "bytes=", "bytes=-", "bytes=5", "bytes=5-4", "bytes=0-1,3-4", "bytes=a-b",
                            "bytes=0x1-2", "bytes=1-2x", "items=0-1", "bytes=--1", "bytes=+1-2"}) {
    EXPECT_EQ(range(field, 100), "whole") << field;
  }
}

TEST(Etags, AreComparedWeakly) {
  EXPECT_TRUE(names_etag("\"a\"", "a"));
  EXPECT_TRUE(names_etag("\"b\", W/\"a\"", "a"));
  EXPECT_TRUE(names_etag(" * ", "a"));
  EXPECT_FALSE(names_etag("a", "a"));
  EXPECT_FALSE(names_etag("\"ab\"", "a"));
  EXPECT_FALSE(names_etag("", "a"));
  EXPECT_FALSE(names_etag("*", ""));
}

TEST(Etags, IfRangeIsStrong) {
  EXPECT_TRUE(is_same_version("\"a\"", "a"));
  EXPECT_FALSE(is_same_version("W/\"a\"", "a"));
  EXPECT_FALSE(is_same_version("Sun, 06 Nov 1994 08:49:37 GMT", "a"));
  EXPECT_FALSE(is_same_version("\"\"", ""));
}

TEST(Codings, FollowWeights) {
  const auto codings = [](std::string_view field) {
    const Codings found = accepted_codings(field);
    return std::string(found.gzip ? "g" : "") + (found.brotli ? "b" : "") + (found.prefers_gzip ? "!" : "");
  };
  EXPECT_EQ(codings(""), "");
  EXPECT_EQ(codings("gzip, deflate, br, zstd"), "gb");
  EXPECT_EQ(codings("br;q=0.5, GZIP;q=0.8"), "gb!");
  EXPECT_EQ(codings("gzip;q=0, *"), "b");
  EXPECT_EQ(codings("*;q=0.1"), "gb");
  EXPECT_EQ(codings("*;q=0"), "");
  EXPECT_EQ(codings("gzip;q=0.000"), "");
  EXPECT_EQ(codings("gzip;q=x"), "");
  EXPECT_EQ(codings("gzip ; q=0.001"), "g!");
  EXPECT_EQ(codings("identity"), "");
}

}  // namespace
}  // namespace colloquy::http
