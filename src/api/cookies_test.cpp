#include "api/cookies.h"

#include <gtest/gtest.h>

namespace colloquy::api {
namespace {

TEST(Cookies, ReadsAField) {
  const auto cookies = parse_cookies("a=1; __Host-s=\"x.y\" ;b = 2;bad;c=sp ace;=v; d=e=f");
  const std::vector<std::pair<std::string_view, std::string_view>> expected = {
      {"a", "1"}, {"__Host-s", "x.y"}, {"b", "2"}, {"d", "e=f"}};
  EXPECT_EQ(cookies, expected);
}

TEST(Cookies, FindsByExactName) {
  Request request;
  request.headers.add("cookie", "session=1");
  request.headers.add("Cookie", "Session=2; other=3");
  EXPECT_EQ(cookie(request, "session"), "1");
  EXPECT_EQ(cookie(request, "Session"), "2");
  EXPECT_EQ(cookie(request, "other"), "3");
  EXPECT_EQ(cookie(request, "none"), "");
}

TEST(Cookies, WritesAField) {
  EXPECT_EQ(set_cookie("__Host-s", "v", CookieLife::year, true),
            "__Host-s=v; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=31536000");
  EXPECT_EQ(set_cookie("s", "", CookieLife::expired, false), "s=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
}

}  // namespace
}  // namespace colloquy::api
