#include "api/percent.h"

#include <gtest/gtest.h>

namespace colloquy::api {
namespace {

TEST(DecodePath, TakesWhatWeServe) {
  EXPECT_EQ(decode_path("/"), "/");
  EXPECT_EQ(decode_path("/5.1.1/"), "/5.1.1/");
  EXPECT_EQ(decode_path("/caf%C3%A9/a%20b"), "/caf\xC3\xA9/a b");
  EXPECT_EQ(decode_path("/a/...b"), "/a/...b");
  EXPECT_EQ(decode_path("/100%25"), "/100%");
}

TEST(DecodePath, RefusesTheRest) {
  for (const char* bad :
       {"",     "a",         "//",      "//x",    "/a//b",          "/..",     "/../etc",    "/a/..", "/a/./b",
        "/.",   "/%2e%2e/x", "/%2E./x", "/a%2fb", "/a%2Fb",         "/a%5cb",  "/a\\b",      "/%00",  "/a%0d%0a",
        "/%7f", "/%",        "/%4",     "/%zz",   "/%c0%ae%c0%ae/", "/%c0%af", "/%ed%a0%80", "/%ff",  "/\xff"}) {
    EXPECT_EQ(decode_path(bad), std::nullopt) << bad;
  }
}

TEST(DecodePath, DecodesOnce) {
  EXPECT_EQ(decode_path("/%252e%252e/x"), "/%2e%2e/x");
}

TEST(PercentEncode, ComesBack) {
  const std::string path = "/caf\xC3\xA9/a b?#%";
  EXPECT_EQ(percent_encode_path(path), "/caf%C3%A9/a%20b%3F%23%25");
  EXPECT_EQ(decode_path(percent_encode_path(path)), path);
}

}  // namespace
}  // namespace colloquy::api
