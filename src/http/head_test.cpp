#include "http/head.h"

#include <gtest/gtest.h>

namespace colloquy::http {
namespace {

std::variant<Head, Refusal> parse(const std::string& bytes) {
  return parse_head(bytes, 10);
}

int status_of(const std::string& bytes) {
  const std::variant<Head, Refusal> parsed = parse(bytes);
  const Refusal* refusal = std::get_if<Refusal>(&parsed);
  return refusal ? refusal->status : 200;
}

std::string get(const std::string& fields) {
  return "GET / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

TEST(HeadEnd, IsFoundAcrossReads) {
  const std::string bytes = "GET / HTTP/1.1\r\nHost: a\r\n\r\nGET";
  HeadEnd end;
  for (std::size_t i = 0; i < 27; ++i) {
    end = find_head_end(std::string_view(bytes).substr(0, i), end.searched);
    ASSERT_EQ(end.size, 0u) << i;
    ASSERT_FALSE(end.broken) << i;
  }
  EXPECT_EQ(find_head_end(bytes, end.searched).size, 27u);
}

TEST(HeadEnd, SeesBareLineFeeds) {
  EXPECT_TRUE(find_head_end("GET / HTTP/1.1\nHost: a\n\n").broken);
  EXPECT_TRUE(find_head_end("\n").broken);
  EXPECT_TRUE(find_head_end("GET / HTTP/1.1\r\n\n").broken);
}

TEST(ParseHead, ReadsARequest) {
  const auto parsed =
      parse("POST /caf%C3%A9?q=1&r HTTP/1.1\r\nHost: a.example:80\r\nX-Y:  z \r\nContent-Length: 12\r\n\r\n");
  const Head& head = std::get<Head>(parsed);
  EXPECT_EQ(head.request.method, api::Method::post);
  EXPECT_EQ(head.request.path, "/caf\xC3\xA9");
  EXPECT_EQ(head.request.query, "q=1&r");
  EXPECT_EQ(head.request.host, "a.example:80");
  EXPECT_EQ(head.request.headers.get("x-y"), "z");
  EXPECT_EQ(head.content_length, 12u);
  EXPECT_TRUE(head.keep_alive);
}

TEST(ParseHead, TakesAbsoluteForm) {
  const auto parsed = parse("GET HTTP://b.example/x?y HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(std::get<Head>(parsed).request.host, "b.example");
  EXPECT_EQ(std::get<Head>(parsed).request.path, "/x");
  EXPECT_EQ(std::get<Head>(parsed).request.query, "y");
  const auto bare = parse("GET http://b.example?y HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(std::get<Head>(bare).request.path, "/");
  EXPECT_EQ(std::get<Head>(bare).request.query, "y");
}

TEST(ParseHead, KnowsWhoStays) {
  EXPECT_FALSE(std::get<Head>(parse(get("Connection: foo, Close\r\n"))).keep_alive);
  EXPECT_FALSE(std::get<Head>(parse("GET / HTTP/1.0\r\n\r\n")).keep_alive);
  EXPECT_TRUE(std::get<Head>(parse("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")).keep_alive);
}

TEST(ParseHead, RefusesSmugglingShapes) {
  for (const char* fields : {
           "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
           "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
           "Content-Length: 5\r\nContent-Length: 5\r\n",
           "Content-Length: 5\r\nContent-Length: 6\r\n",
           "Content-Length: 5, 5\r\n",
           "Content-Length: +5\r\n",
           "Content-Length: -5\r\n",
           "Content-Length: 0x5\r\n",
           "Content-Length:\r\n",
           "Content-Length: 99999999999999999999\r\n",
           "Content-Length : 5\r\n",
           "Content-Length\r\n",
           "X: a\r\n b\r\n",
           "X: a\r\n\tb\r\n",
           " X: a\r\n",
           "X: a\rb\r\n",
           "X: a\x01\r\n",
           "X\x80: a\r\n",
           ": a\r\n",
           "Host: b\r\n",
       }) {
    EXPECT_EQ(status_of(get(fields)), 400) << fields;
  }
  EXPECT_EQ(status_of(get(std::string("X: a\0b\r\n", 8))), 400);
  EXPECT_EQ(status_of(get("Transfer-Encoding: chunked\r\n")), 411);
  EXPECT_EQ(status_of(get("Transfer-Encoding: xchunked\r\n")), 411);
  EXPECT_EQ(status_of("GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"), 400);
}

TEST(ParseHead, RefusesMalformedRequestLines) {
  const auto line = [](const std::string& text) { return status_of(text + "\r\nHost: a\r\n\r\n"); };
  for (const char* bad :
       {"", "GET", "GET /", "GET / HTTP", "GET  HTTP/1.1", " / HTTP/1.1", "GET / HTTPS/1.1", "G@T / HTTP/1.1",
        "GET x HTTP/1.1", "GET /a b HTTP/1.1", "GET /?a\tb HTTP/1.1", "GET /%2e%2e/x HTTP/1.1", "GET /%00 HTTP/1.1",
        "GET /%c0%ae HTTP/1.1", "GET http://user@b/ HTTP/1.1", "GET http:///x HTTP/1.1"}) {
    EXPECT_EQ(line(bad), 400) << bad;
  }
  EXPECT_EQ(line("GET / HTTP/2.0"), 505);
  EXPECT_EQ(line("GET / HTTP/1.2"), 505);
  EXPECT_EQ(line("OPTIONS * HTTP/1.1"), 405);
  EXPECT_EQ(line("CONNECT a:443 HTTP/1.1"), 405);
}

TEST(ParseHead, LeavesUnknownMethodsToWhoKnowsTheAddress) {
  for (const char* method : {"TRACE", "OPTIONS", "BREW", "get"}) {
    const std::variant<Head, Refusal> parsed = parse(std::string(method) + " / HTTP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_TRUE(std::holds_alternative<Head>(parsed)) << method;
    EXPECT_EQ(std::get<Head>(parsed).request.method, api::Method::other) << method;
  }
}

TEST(ParseHead, WantsOneHost) {
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: a b\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost:\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n"), 200);
  EXPECT_EQ(status_of("GET / HTTP/1.0\r\n\r\n"), 200);
}

TEST(ParseHead, CountsFields) {
  std::string nine;
  for (int i = 0; i < 9; ++i) nine += "X: y\r\n";
  EXPECT_EQ(status_of(get(nine)), 200);
  EXPECT_EQ(status_of(get(nine + "X: y\r\n")), 431);
}

}  // namespace
}  // namespace colloquy::http
