#include "http/proxies.h"

#include <gtest/gtest.h>

namespace colloquy::http {
namespace {

Proxies named(std::vector<std::string> texts) {
  return std::move(Proxies::parse(texts)).value();
}

api::Headers said(std::initializer_list<std::pair<const char*, const char*>> fields) {
  api::Headers headers;
  for (const auto& [name, value] : fields) headers.add(name, value);
  return headers;
}

TEST(Proxies, AreAddressesAndNetworks) {
  const Proxies proxies = named({"127.0.0.1", "10.16.0.0/12", "fd00::/8", "2001:db8::5"});
  for (const char* in : {"127.0.0.1", "10.16.0.0", "10.31.255.255", "fdff::1", "2001:db8::5", "::ffff:10.20.0.1"})
    EXPECT_TRUE(proxies.contains(in)) << in;
  for (const char* out : {"127.0.0.2", "10.15.255.255", "10.32.0.0", "fe00::1", "2001:db8::6", "", "localhost"})
    EXPECT_FALSE(proxies.contains(out)) << out;
  EXPECT_FALSE(Proxies().contains("127.0.0.1"));
  EXPECT_TRUE(named({"0.0.0.0/0"}).contains("203.0.113.7"));
  EXPECT_FALSE(named({"0.0.0.0/0"}).contains("2001:db8::5"));
}

TEST(Proxies, AreReadStrictly) {
  for (const char* bad :
       {"", "localhost", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8x", "10.0.0.0/-1", "fd00::/129", "/8"}) {
    const auto parsed = Proxies::parse({bad});
    ASSERT_FALSE(parsed.ok()) << bad;
    EXPECT_NE(parsed.error().message.find("10.0.0.0/8"), std::string::npos);
  }
}

TEST(Proxies, AreBelievedUpToTheFirstStranger) {
  const Proxies proxies = named({"127.0.0.1", "10.0.0.0/8"});
  const auto client = [&](auto fields) { return proxies.client(said(fields), "127.0.0.1"); };
  using Fields = std::initializer_list<std::pair<const char*, const char*>>;
  EXPECT_EQ(client(Fields{}), "127.0.0.1");
  EXPECT_EQ(client(Fields{{"X-Forwarded-For", "203.0.113.7"}}), "203.0.113.7");
  // What the client itself sent stands before what our proxy appended: on the line, or on one of its own.
  EXPECT_EQ(client(Fields{{"X-Forwarded-For", "1.2.3.4, 203.0.113.7"}}), "203.0.113.7");
  EXPECT_EQ(client(Fields{{"X-Forwarded-For", "1.2.3.4"}, {"x-forwarded-for", "203.0.113.7"}}), "203.0.113.7");
  EXPECT_EQ(client(Fields{{"X-Forwarded-For", "1.2.3.4, 2001:db8::9 ,10.1.1.1"}}), "2001:db8::9");
  EXPECT_EQ(client(Fields{{"X-Forwarded-For", "rubbish, 10.1.1.1"}}), "10.1.1.1");
  EXPECT_EQ(client(Fields{{"X-Forwarded-For", "1.2.3.4, "}}), "127.0.0.1");
}

TEST(Proxies, SayWhetherTheyWereAskedOverHttps) {
  EXPECT_TRUE(Proxies::secure(said({{"X-Forwarded-Proto", "https"}})));
  EXPECT_TRUE(Proxies::secure(said({{"X-Forwarded-Proto", "http"}, {"X-Forwarded-Proto", "HTTPS"}})));
  EXPECT_FALSE(Proxies::secure(said({{"X-Forwarded-Proto", "https"}, {"X-Forwarded-Proto", "http"}})));
  EXPECT_FALSE(Proxies::secure(said({{"X-Forwarded-Proto", "https, http"}})));
  EXPECT_FALSE(Proxies::secure(said({})));
}

}  // namespace
}  // namespace colloquy::http
