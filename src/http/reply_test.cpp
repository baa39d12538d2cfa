#include "http/reply.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "api/answer.h"
#include "api/stream.h"
#include "base/file.h"
#include "http/date.h"

namespace colloquy::http {
namespace {

class ReplyTest : public ::testing::Test {
 protected:
  ReplyTest() {
    api::Content content;
    content.bytes = "0123456789";
    content.gzip = "gz";
    content.brotli = "b";
    content.etag = "v1";
    content.media_type = "text/html; charset=utf-8";
    content.cache_control = "max-age=60";
    page = std::make_shared<const api::Content>(std::move(content));
  }

  Reply reply(api::Response response) { return make_reply(asked, std::move(response), files, security, "now"); }
  Reply reply_page() { return reply(api::content(page)); }

  int status_of_missing(api::File file) {
    return std::atoi(reply(api::file(std::move(file))).head.substr(9, 3).c_str());
  }

  static bool says(const Reply& made, std::string_view line) {
    return made.head.find(std::string(line) + "\r\n") != std::string::npos;
  }

  Asked asked;
  FileCache files;
  SecurityFields security;
  std::shared_ptr<const api::Content> page;
};

TEST_F(ReplyTest, SendsContentWhole) {
  const Reply made = reply_page();
  EXPECT_EQ(made.view, "0123456789");
  for (const char* line : {"HTTP/1.1 200 OK", "Date: now", "ETag: \"v1\"", "Vary: Accept-Encoding",
                           "Content-Length: 10", "Content-Type: text/html; charset=utf-8", "Cache-Control: max-age=60",
                           "X-Content-Type-Options: nosniff", "Referrer-Policy: same-origin"}) {
    EXPECT_TRUE(says(made, line)) << line;
  }
  EXPECT_EQ(made.head.find("Connection"), std::string::npos);
  EXPECT_EQ(made.head.find("Server"), std::string::npos);
  EXPECT_EQ(made.head.substr(made.head.size() - 4), "\r\n\r\n");
}

TEST_F(ReplyTest, PicksTheTwin) {
  asked.codings = {true, true, false};
  Reply made = reply_page();
  EXPECT_EQ(made.view, "b");
  EXPECT_TRUE(says(made, "Content-Encoding: br"));
  EXPECT_TRUE(says(made, "ETag: \"v1-br\""));
  EXPECT_FALSE(says(made, "Accept-Ranges: bytes"));
  asked.codings = {true, true, true};
  EXPECT_EQ(reply_page().view, "gz");
  asked.range = "bytes=0-1";
  made = reply_page();
  EXPECT_EQ(made.view, "01");
  EXPECT_TRUE(says(made, "ETag: \"v1\""));
}

TEST_F(ReplyTest, AnswersConditions) {
  asked.if_none_match = "\"v1\"";
  Reply made = reply_page();
  EXPECT_TRUE(says(made, "HTTP/1.1 304 Not Modified"));
  EXPECT_TRUE(says(made, "ETag: \"v1\""));
  EXPECT_EQ(made.view, "");
  EXPECT_EQ(made.head.find("Content-Length"), std::string::npos);
  asked.codings = {true, false, false};  // another representation
  EXPECT_TRUE(says(reply_page(), "HTTP/1.1 200 OK"));
  asked.if_none_match = "W/\"v1-gz\"";
  EXPECT_TRUE(says(reply_page(), "HTTP/1.1 304 Not Modified"));
}

TEST_F(ReplyTest, SendsParts) {
  asked.range = "bytes=2-4";
  Reply made = reply_page();
  EXPECT_TRUE(says(made, "HTTP/1.1 206 Partial Content"));
  EXPECT_TRUE(says(made, "Content-Range: bytes 2-4/10"));
  EXPECT_TRUE(says(made, "Content-Length: 3"));
  EXPECT_EQ(made.view, "234");

  asked.if_range = "\"other\"";
  EXPECT_EQ(reply_page().view, "0123456789");
  asked.if_range = "\"v1\"";
  EXPECT_EQ(reply_page().view, "234");

  asked.range = "bytes=10-";
  made = reply_page();
  EXPECT_TRUE(says(made, "HTTP/1.1 416 Range Not Satisfiable"));
  EXPECT_TRUE(says(made, "Content-Range: bytes */10"));
  EXPECT_EQ(made.view, "");

  asked.get = false;  // a POST has no parts
  EXPECT_TRUE(says(reply_page(), "HTTP/1.1 200 OK"));
}

TEST_F(ReplyTest, KeepsBodiesFromHead) {
  asked.head_only = true;
  Reply made = reply_page();
  EXPECT_TRUE(says(made, "Content-Length: 10"));
  EXPECT_EQ(made.view, "");
  made = reply(api::text("hello"));
  EXPECT_TRUE(says(made, "Content-Length: 5"));
  EXPECT_EQ(made.owned, "");
  const std::shared_ptr<api::Stream> stream = std::make_shared<api::Stream>();
  EXPECT_EQ(reply(api::events(stream)).stream, nullptr);
  EXPECT_FALSE(stream->is_open());
}

TEST_F(ReplyTest, SendsFilesAndPartsOfThem) {
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("colloquy-reply-" + std::to_string(::getpid()));
  ASSERT_TRUE(base::write_file(path, "audio bytes"));
  const auto ask = [&] { return reply(api::file({path.string(), "audio/ogg", {}, "private"})); };
  Reply made = ask();
  EXPECT_TRUE(says(made, "Content-Length: 11"));
  EXPECT_TRUE(says(made, "Cache-Control: private"));
  EXPECT_EQ(made.file_length, 11u);
  asked.range = "bytes=-5";
  made = ask();
  EXPECT_EQ(made.file_offset, 6u);
  EXPECT_EQ(made.file_length, 5u);
  asked.head_only = true;
  EXPECT_EQ(ask().file, nullptr);
  std::filesystem::remove(path);
}

TEST_F(ReplyTest, SendsLargeContentFromItsFile) {
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("colloquy-reply-" + std::to_string(::getpid()));
  api::Content content;
  content.bytes = std::string(40'000, 'x');
  content.gzip = "gz";
  ASSERT_TRUE(base::write_file(path, content.bytes));
  content.file = base::open_file(path.string());
  page = std::make_shared<const api::Content>(std::move(content));
  EXPECT_EQ(reply_page().file, page->file);
  EXPECT_EQ(reply_page().file_length, 40'000u);
  asked.range = "bytes=10-29";
  EXPECT_EQ(reply_page().file, nullptr) << "too little to be worth it";
  EXPECT_EQ(reply_page().view.size(), 20u);
  asked.range.clear();
  asked.codings.gzip = true;
  EXPECT_EQ(reply_page().view, "gz") << "the file has the plain bytes only";
  asked.codings.gzip = false;
  asked.secure = true;
  EXPECT_EQ(reply_page().view.size(), 40'000u);
  std::filesystem::remove(path);
}

TEST_F(ReplyTest, MissingFilesAreNotFound) {
  EXPECT_TRUE(says(reply(api::file({"/nonexistent/x", "audio/ogg", {}, {}})), "HTTP/1.1 404 Not Found"));
  EXPECT_TRUE(says(reply(api::file({"/tmp", "audio/ogg", {}, {}})), "HTTP/1.1 404 Not Found"));
}

TEST_F(ReplyTest, HandlersMayBringTheirOwnPolicy) {
  api::Response response = api::text("x");
  response.headers.emplace_back("content-security-policy", "sandbox");
  const Reply made = reply(std::move(response));
  EXPECT_TRUE(says(made, "content-security-policy: sandbox"));
  EXPECT_EQ(made.head.find("Content-Security-Policy"), std::string::npos);
  EXPECT_TRUE(says(made, "X-Content-Type-Options: nosniff"));
  api::Response secret = api::text("x");
  secret.headers.emplace_back("Referrer-Policy", "no-referrer");
  const std::string head = reply(std::move(secret)).head;
  EXPECT_NE(head.find("Referrer-Policy: no-referrer\r\n"), std::string::npos);
  EXPECT_EQ(head.find("Referrer-Policy"), head.rfind("Referrer-Policy")) << "one alone";
}

TEST_F(ReplyTest, PolicyIsStrict) {
  const Reply made = reply_page();
  for (const char* part : {"script-src 'self' 'wasm-unsafe-eval';", "frame-ancestors 'none'", "object-src 'none'",
                           "base-uri 'none'", "require-trusted-types-for 'script'"}) {
    EXPECT_NE(made.head.find(part), std::string::npos) << part;
  }
  EXPECT_EQ(made.head.find("unsafe-inline"), std::string::npos);
  EXPECT_EQ(made.head.find("Strict-Transport-Security"), std::string::npos);
  asked.secure = true;
  EXPECT_TRUE(says(reply_page(), "Strict-Transport-Security: max-age=31536000"));
}

TEST_F(ReplyTest, NoContentHasNoLength) {
  EXPECT_EQ(reply(api::no_content()).head.find("Content-Length"), std::string::npos);
  EXPECT_TRUE(says(reply(api::see_other("/home")), "Content-Length: 0"));
}

TEST(FileCache, NoticesReplacementAndForgetsTheOldest) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("colloquy-cache-" + std::to_string(::getpid()));
  FileCache cache(2, std::chrono::milliseconds(20));
  for (const char* name : {"a", "b", "c"}) ASSERT_TRUE(base::write_file(folder / name, name));
  const std::shared_ptr<const OpenFile> a = cache.open((folder / "a").string());
  ASSERT_NE(a, nullptr);
  EXPECT_EQ(cache.open((folder / "a").string()), a);
  ::usleep(30'000);
  EXPECT_EQ(cache.open((folder / "a").string()), a);
  EXPECT_NE(cache.open((folder / "b").string()), nullptr);
  EXPECT_NE(cache.open((folder / "c").string()), nullptr);
  EXPECT_EQ(cache.size(), 2u);
  EXPECT_NE(cache.open((folder / "a").string()), a);  // was the oldest
  ASSERT_TRUE(base::write_file(folder / "a", "longer"));
  ::usleep(30'000);
  EXPECT_EQ(cache.open((folder / "a").string())->size, 6u);
  std::filesystem::remove_all(folder);
  ::usleep(30'000);
  EXPECT_EQ(cache.open((folder / "a").string()), nullptr);
}

TEST(Date, IsTheStandardsExample) {
  EXPECT_EQ(format_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(format_date(1709164800), "Thu, 29 Feb 2024 00:00:00 GMT");
}

TEST_F(ReplyTest, FilesMayBeLeftToAProxy) {
  const Accel accel = std::move(Accel::of("/inside", "/srv/course/")).value();
  const api::File sound{"/srv/course/gated/a b.opus", "audio/ogg", "v1", "private"};
  EXPECT_EQ(status_of_missing(sound), 404);  // nobody said that a proxy asks
  asked.accel = &accel;
  asked.range = "bytes=0-3";
  asked.if_none_match = "\"v1\"";
  Reply made = reply(api::file(sound));
  EXPECT_EQ(made.head.substr(0, 15), "HTTP/1.1 200 OK");
  for (const char* line : {"X-Accel-Redirect: /inside/gated/a%20b.opus", "Content-Type: audio/ogg",
                           "Cache-Control: private", "Content-Length: 0", "X-Content-Type-Options: nosniff"})
    EXPECT_TRUE(says(made, line)) << line;
  EXPECT_FALSE(made.file);

  // What lies elsewhere, or has a policy of its own, is ours to send.
  for (const char* elsewhere : {"/srv/course2/x", "/srv/course/../x", "/srv/course", "x"})
    EXPECT_EQ(status_of_missing({elsewhere, "audio/ogg", {}, {}}), 404) << elsewhere;
  api::Response drawing = api::file(sound);
  drawing.headers.emplace_back("Content-Security-Policy", "sandbox");
  EXPECT_EQ(reply(std::move(drawing)).head.substr(9, 3), "404");
}

TEST(Accel, IsReadStrictly) {
  for (const char* bad : {"", "/", "inside/"}) EXPECT_FALSE(Accel::of(bad, "/srv").ok()) << bad;
  EXPECT_EQ(Accel::of("/i", ".").value().folder, std::filesystem::current_path().string() + "/");
}

}  // namespace
}  // namespace colloquy::http
