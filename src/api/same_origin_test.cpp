#include "api/same_origin.h"

#include <gtest/gtest.h>

namespace colloquy::api {
namespace {

Request post(std::string_view origin, std::string_view site) {
  Request request;
  request.method = Method::post;
  request.host = "school.example:8443";
  request.secure = true;
  if (!origin.empty()) request.headers.add("Origin", origin);
  if (!site.empty()) request.headers.add("Sec-Fetch-Site", site);
  return request;
}

TEST(SameOrigin, LetsOurOwnPagesAct) {
  EXPECT_TRUE(is_same_origin(post("https://school.example:8443", "same-origin")));
  EXPECT_TRUE(is_same_origin(post("https://School.example:8443", "")));
  EXPECT_TRUE(is_same_origin(post("", "none")));
  EXPECT_TRUE(is_same_origin(post("", "")));
}

TEST(SameOrigin, RefusesEverybodyElse) {
  EXPECT_FALSE(is_same_origin(post("https://school.example", "")));
  EXPECT_FALSE(is_same_origin(post("http://school.example:8443", "")));
  EXPECT_FALSE(is_same_origin(post("https://school.example:8443.evil.example", "")));
  EXPECT_FALSE(is_same_origin(post("null", "")));
  EXPECT_FALSE(is_same_origin(post("", "cross-site")));
  EXPECT_FALSE(is_same_origin(post("", "same-site")));
  EXPECT_FALSE(is_same_origin(post("https://evil.example", "same-origin")));
}

TEST(SameOrigin, ReadingIsFree) {
  Request request = post("https://evil.example", "cross-site");
  request.method = Method::get;
  EXPECT_TRUE(is_same_origin(request));
}

}  // namespace
}  // namespace colloquy::api
