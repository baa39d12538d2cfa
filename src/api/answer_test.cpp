#include "api/answer.h"

#include <gtest/gtest.h>

#include "api/stream.h"

namespace colloquy::api {
namespace {

TEST(Answer, RefusalsHaveOneShape) {
  const Response refusal = not_found();
  EXPECT_EQ(refusal.status, 404);
  EXPECT_EQ(std::get<std::string>(refusal.body),
            R"({"error":{"code":"not-found","message":"There is nothing at this address."}})");
  EXPECT_EQ(unavailable("Busy.", 7).headers.back().second, "7");
}

TEST(Answer, NobodyIsSentAway) {
  EXPECT_EQ(local_target("/lesson/1#spot"), "/lesson/1#spot");
  for (const char* bad :
       {"", "lesson", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nb", "/a b"}) {
    EXPECT_EQ(local_target(bad, "/home"), "/home") << bad;
  }
}

TEST(Stream, GivesWhatWasPushed) {
  Stream stream;
  int woken = 0;
  stream.on_ready([&] { ++woken; });
  EXPECT_TRUE(stream.push("a"));
  EXPECT_TRUE(stream.push("b"));
  EXPECT_EQ(stream.take().bytes, "ab");
  stream.push("c");
  stream.close();
  const Stream::Taken last = stream.take();
  EXPECT_EQ(last.bytes, "c");
  EXPECT_TRUE(last.last);
  EXPECT_EQ(woken, 4);
  EXPECT_FALSE(stream.push("d"));
}

TEST(Stream, DropsASlowReader) {
  Stream stream;
  EXPECT_TRUE(stream.push(std::string(Stream::kLimit, 'x')));
  EXPECT_FALSE(stream.push("y"));
  EXPECT_FALSE(stream.is_open());
}

TEST(Stream, WritesEvents) {
  EXPECT_EQ(event("changed", "a\nb"), "event: changed\ndata: a\ndata: b\n\n");
  EXPECT_EQ(event("", ""), "data: \n\n");
}

}  // namespace
}  // namespace colloquy::api
