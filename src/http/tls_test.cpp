// Real sockets under TLS: what browsers get, what others get instead, and a renewal amid it.
#include "http/tls_test.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <list>
#include <mutex>
#include <vector>

#include "api/answer.h"
#include "api/stream.h"

namespace colloquy::http {
namespace {

using std::chrono::milliseconds;

void echo(api::Request request, api::Respond respond) {
  respond(api::text(request.path + (request.secure ? "|secure|" : "|plain|") + request.body));
}

Options over_tls(const CertificateFolder& folder) {
  Options options = quick();
  options.tls = folder.files();
  return options;
}

TEST(Tls, CarriesRequestsAndReplies) {
  const CertificateFolder folder;
  Loopback server(over_tls(folder), echo);
  EXPECT_EQ(server.server().addresses().front().substr(0, 18), "https://127.0.0.1:");
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    Offer offer;
    offer.newest = version;
    TlsClient client(server, offer);
    ASSERT_TRUE(client.shook_hands());
    EXPECT_EQ(SSL_version(client.ssl()), version);
    const unsigned char* protocol = nullptr;
    unsigned int size = 0;
    SSL_get0_alpn_selected(client.ssl(), &protocol, &size);
    EXPECT_EQ(std::string(reinterpret_cast<const char*>(protocol), size), "http/1.1");
    client.say(get("/a") + "POST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nx");
    const std::string first = client.hear();
    EXPECT_EQ(body_of(first), "/a|secure|");
    EXPECT_NE(first.find("Strict-Transport-Security: max-age="), std::string::npos);
    client.say("yz" + get("/c", "Connection: close\r\n"));
    EXPECT_EQ(body_of(client.hear()), "/b|secure|xyz");
    EXPECT_EQ(body_of(client.hear()), "/c|secure|");
    EXPECT_TRUE(client.is_left());
  }
}

TEST(Tls, CarriesLargeContentAndFiles) {
  const CertificateFolder folder;
  std::string big(3'000'000, 'x');
  for (std::size_t i = 0; i < big.size(); ++i) big[i] = static_cast<char>('a' + (i * 7 + i / 251) % 26);
  folder.write("big", big);
  Loopback server(over_tls(folder), [&](api::Request request, api::Respond respond) {
    if (request.path == "/file") return respond(api::file({folder.path("big"), "audio/ogg", {}, {}}));
    respond(api::text(big));
  });
  TlsClient client(server);
  for (const char* target : {"/file", "/text", "/file"}) {
    client.say(get(target));
    ::usleep(50'000);  // until the socket is full
    EXPECT_TRUE(body_of(client.hear()) == big) << target;
  }
  client.say(get("/file", "Range: bytes=1000000-2999998\r\n"));
  EXPECT_TRUE(body_of(client.hear()) == big.substr(1'000'000, 1'999'999));
}

TEST(Tls, TakesUpASessionAgain) {
  const CertificateFolder folder;
  Loopback server(over_tls(folder), echo);
  TlsClient first(server);
  first.say(get("/"));
  EXPECT_EQ(status_of(first.hear()), 200);
  const std::unique_ptr<SSL_SESSION, decltype(&::SSL_SESSION_free)> session(SSL_get1_session(first.ssl()),
                                                                            &::SSL_SESSION_free);
  Offer offer;
  offer.session = session.get();
  TlsClient second(server, offer);
  EXPECT_TRUE(second.shook_hands());
  EXPECT_TRUE(SSL_session_reused(second.ssl()));
}

TEST(Tls, RefusesWhatIsOldOrNotHttp) {
  const CertificateFolder folder;
  Loopback server(over_tls(folder), echo);
  Offer old;
  old.newest = TLS1_1_VERSION;
  EXPECT_FALSE(TlsClient(server, old).shook_hands());
  Offer mail;
  mail.protocols = "\x04smtp";
  EXPECT_FALSE(TlsClient(server, mail).shook_hands());
  Offer many;
  many.protocols = "\x02h2\x08http/1.1";
  EXPECT_TRUE(TlsClient(server, many).shook_hands());
}

TEST(Tls, TellsWhoSpeaksPlainHttp) {
  const CertificateFolder folder;
  Loopback server(over_tls(folder), echo);
  for (const std::string& bytes : {get("/"), std::string("\0\0\0\0", 4), std::string(70'000, 'x')}) {
    Client client(server);
    client.say(bytes);
    const std::string all = client.hear_all();
    EXPECT_EQ(status_of(all), 400);
    EXPECT_NE(all.find("HTTPS"), std::string::npos);
    EXPECT_NE(all.find("Connection: close"), std::string::npos);
  }
}

TEST(Tls, ClosesBrokenAndDrippingHandshakes) {
  const CertificateFolder folder;
  Options options = over_tls(folder);
  options.limits.head = milliseconds(300);
  Loopback server(options, echo);
  Client broken(server);
  broken.say(std::string("\x16\x03\x01\x00\x05hello and what is no handshake at all", 43));
  EXPECT_TRUE(broken.is_left());
  Client silent(server);
  Client dripping(server);
  const auto start = std::chrono::steady_clock::now();
  dripping.say(std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11));
  while (std::chrono::steady_clock::now() - start < milliseconds(5000) && !dripping.is_left(20)) dripping.say("x");
  EXPECT_LT(std::chrono::steady_clock::now() - start, milliseconds(3000));
  EXPECT_TRUE(silent.is_left());
  for (int i = 0; i < 200 && server.server().connections() > 0; ++i) ::usleep(10'000);
  EXPECT_EQ(server.server().connections(), 0u);
}

TEST(Tls, HandshakesThatNeverEndMakeRoom) {
  const CertificateFolder folder;
  Options options = over_tls(folder);
  options.limits.handshakes = 3;
  Loopback server(options, echo);
  std::list<Client> never;
  for (int i = 0; i < 5; ++i) {
    never.emplace_back(server).say(std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11));
    for (int tries = 0; tries < 200 && server.server().connections() < std::min<std::size_t>(i + 1, 3); ++tries) {
      ::usleep(5'000);
    }
  }
  EXPECT_TRUE(never.front().is_left()) << "the oldest goes, long before its deadline";
  EXPECT_TRUE(std::next(never.begin())->is_left());
  EXPECT_FALSE(never.back().is_left(100));
  EXPECT_LE(server.server().connections(), 3u);
  TlsClient client(server);
  EXPECT_TRUE(client.shook_hands());
  EXPECT_TRUE(client.say(get("/")));
  EXPECT_EQ(status_of(client.hear()), 200);
}

TEST(Tls, NoticesReadersThatLeave) {
  const CertificateFolder folder;
  const std::shared_ptr<api::Stream> stream = std::make_shared<api::Stream>();
  Loopback server(over_tls(folder), [&](api::Request, api::Respond respond) { respond(api::events(stream)); });
  TlsClient client(server);
  client.say(get("/events"));
  EXPECT_TRUE(client.hear_until("text/event-stream"));
  EXPECT_TRUE(stream->push(api::event("changed", "1")));
  EXPECT_TRUE(client.hear_until("event: changed"));
  client.leave();
  for (int i = 0; i < 200 && stream->is_open(); ++i) ::usleep(20'000);
  EXPECT_FALSE(stream->is_open());
}

TEST(Tls, IsDrained) {
  const CertificateFolder folder;
  Loopback server(over_tls(folder), echo);
  TlsClient idle(server);
  idle.say(get("/"));
  EXPECT_EQ(status_of(idle.hear()), 200);
  const auto start = std::chrono::steady_clock::now();
  server.stop();
  EXPECT_LT(std::chrono::steady_clock::now() - start, milliseconds(2500));
}

TEST(Tls, RenewsItsCertificateUnderLivingConnections) {
  const CertificateFolder folder("first");
  std::mutex mutex;
  std::vector<std::string> said;
  Options options = over_tls(folder);
  options.threads = 2;
  options.limits.renewal = milliseconds(30);
  options.say = [&](std::string_view sentence) {
    const std::lock_guard<std::mutex> lock(mutex);
    said.emplace_back(sentence);
  };
  Loopback server(options, echo);
  const auto wait_for = [&](std::string_view name) {
    for (int i = 0; i < 200; ++i) {
      if (TlsClient(server).server_name() == name) return true;
      ::usleep(10'000);
    }
    return false;
  };
  TlsClient living(server);
  EXPECT_EQ(living.server_name(), "first");
  folder.renew("second");
  EXPECT_TRUE(wait_for("second"));
  living.say(get("/still"));
  EXPECT_EQ(body_of(living.hear()), "/still|secure|");

  folder.write("cert.pem", "broken");
  const auto complaints = [&] {
    const std::lock_guard<std::mutex> lock(mutex);
    return std::count_if(said.begin(), said.end(),
                         [](const std::string& one) { return one.find("stays") != std::string::npos; });
  };
  for (int i = 0; i < 200 && complaints() == 0; ++i) ::usleep(10'000);
  const auto first_count = complaints();
  EXPECT_GE(first_count, 1);
  ::usleep(200'000);  // several more looks
  EXPECT_EQ(complaints(), first_count);
  EXPECT_EQ(TlsClient(server).server_name(), "second");
  folder.renew("third");
  EXPECT_TRUE(wait_for("third"));
  living.say(get("/still"));
  EXPECT_EQ(body_of(living.hear()), "/still|secure|");
}

TEST(Tls, RenewsItsCertificateAtASignal) {
  const CertificateFolder folder("first");
  Options options = over_tls(folder);
  options.signals = Signals::drain;
  options.limits.renewal = std::chrono::hours(1);
  Loopback server(options, echo);
  EXPECT_EQ(TlsClient(server).server_name(), "first");
  folder.renew("second");
  EXPECT_EQ(TlsClient(server).server_name(), "first");
  ::raise(SIGHUP);
  bool renewed = false;
  for (int i = 0; i < 200 && !renewed; ++i) {
    renewed = TlsClient(server).server_name() == "second";
    ::usleep(10'000);
  }
  EXPECT_TRUE(renewed);
}

TEST(Tls, SaysWhatIsWrongWithItsFiles) {
  const CertificateFolder folder, other;
  const auto refusal = [](const std::string& certificate, const std::string& key) {
    const auto opened = Credentials::open({certificate, key});
    return opened.ok() ? "none" : opened.error().message;
  };
  const auto [certificate, key] = folder.files();
  EXPECT_EQ(refusal(certificate, key), "none");
  const auto expect = [&](const std::string& message, std::string_view part, std::string_view file) {
    EXPECT_NE(message.find(part), std::string::npos) << message;
    EXPECT_NE(message.find(file), std::string::npos) << message;
  };
  expect(refusal(folder.path("none"), key), "cannot be read", folder.path("none"));
  expect(refusal(certificate, folder.path("none")), "cannot be read", folder.path("none"));
  expect(refusal(key, key), "no PEM certificate", key);
  expect(refusal(certificate, certificate), "no PEM private key", certificate);
  expect(refusal(certificate, other.files().key), "does not belong", other.files().key);
  expect(refusal(certificate, folder.path("locked.pem")), "encrypted", folder.path("locked.pem"));

  Options options = over_tls(folder);
  options.tls->key = other.files().key;
  EXPECT_FALSE(Server::open(options, std::make_shared<FunctionHandler>(echo)).ok());
  options.tls = folder.files();
  options.listen = {"0.0.0.0:0"};  // what plain HTTP may not
  const auto opened = Server::open(options, std::make_shared<FunctionHandler>(echo));
  ASSERT_TRUE(opened.ok());
  EXPECT_FALSE((*opened)->is_in_the_clear());
}

TEST(Tls, SendsPlainHttpToHttps) {
  const CertificateFolder folder;
  Options options = over_tls(folder);
  options.redirect = {"127.0.0.1:0"};
  std::atomic<int> handled{0};
  Loopback server(options, [&](api::Request, api::Respond respond) {
    ++handled;
    respond(api::text("no"));
  });
  const std::string at = server.server().addresses().at(1);
  EXPECT_EQ(at.substr(0, 17), "http://127.0.0.1:");
  const std::string https = ":" + std::to_string(server.port());
  const auto answer = [&](const std::string& request) {
    Client client(static_cast<std::uint16_t>(std::atoi(at.c_str() + at.rfind(':') + 1)));
    client.say(request);
    return client.hear_all();
  };
  const auto leads_to = [](const std::string& response, const std::string& place) {
    return status_of(response) == 308 && response.find("\r\nLocation: " + place + "\r\n") != std::string::npos;
  };
  EXPECT_TRUE(leads_to(answer(get("/c/a%20b/?x=1&y")), "https://localhost" + https + "/c/a%20b/?x=1&y"));
  EXPECT_TRUE(leads_to(answer("POST / HTTP/1.1\r\nHost: [::1]:80\r\nContent-Length: 3\r\n\r\nabc"),
                       "https://[::1]" + https + "/"));
  EXPECT_TRUE(
      leads_to(answer("HEAD /x HTTP/1.1\r\nHost: school.example:80\r\n\r\n"), "https://school.example" + https + "/x"));
  EXPECT_EQ(status_of(answer("GET / HTTP/1.0\r\n\r\n")), 400);
  EXPECT_EQ(status_of(answer("GET / HTTP/1.1\r\nHost: a b\r\n\r\n")), 400);
  EXPECT_EQ(handled, 0);
}

}  // namespace
}  // namespace colloquy::http
