// Real sockets: what ill-behaved clients get, and what the others still get meanwhile.
#include <gtest/gtest.h>

#include <atomic>
#include <list>
#include <mutex>
#include <thread>
#include <vector>

#include "api/answer.h"
#include "http/loopback_test.h"

namespace colloquy::http {
namespace {

using std::chrono::milliseconds;

void fine(api::Request, api::Respond respond) {
  respond(api::text("fine"));
}

void expect_refused(Loopback& server, const std::string& bytes, int status) {
  Client client(server);
  client.say(bytes);
  const std::string all = client.hear_all();
  EXPECT_EQ(status_of(all), status) << bytes.substr(0, 200);
  EXPECT_EQ(body_of(all).substr(0, 18), "{\"error\":{\"code\":\"") << bytes.substr(0, 200);
  EXPECT_NE(all.find("Connection: close"), std::string::npos);
  EXPECT_NE(all.find("X-Content-Type-Options: nosniff"), std::string::npos);
  // Nothing after the refused message was taken for a request.
  EXPECT_EQ(all.find("fine"), std::string::npos) << bytes.substr(0, 200);
}

TEST(Hostile, MalformedRequestsAreRefused) {
  Loopback server(quick(), fine);
  const std::string smuggled = get("/smuggled");
  for (const char* path : {"/%2e%2e/etc", "/../etc", "/%00", "/%c0%ae%c0%ae/", "/a%2fb", "/a\\b", "//x", "/%"}) {
    expect_refused(server, get(path) + smuggled, 400);
  }
  for (const char* fields :
       {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "Content-Length: 1\r\nContent-Length: 2\r\n",
        "X: a\r\n folded\r\n", "Content-Length : 3\r\n", "Host: b\r\n"}) {
    expect_refused(server, get("/", fields) + smuggled, 400);
  }
  expect_refused(server, "GET / HTTP/1.1\nHost: a\n\n" + smuggled, 400);
  expect_refused(server, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled, 411);
  expect_refused(server, "BREW * HTTP/1.1\r\nHost: a\r\n\r\n", 405);
  expect_refused(server, "GET / HTTP/3.0\r\nHost: a\r\n\r\n", 505);
  expect_refused(server, std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\n", 10), 400);  // TLS to a plain port
}

TEST(Hostile, OversizedEverythingIsRefused) {
  Loopback server(quick(), fine);
  expect_refused(server, "GET /" + std::string(20'000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", 431);
  expect_refused(server, get("/", "X: " + std::string(9'000, 'a') + "\r\n"), 431);
  expect_refused(server, std::string(100'000, 'a'), 431);
  std::string many;
  for (int i = 0; i < 150; ++i) many += "X: y\r\n";
  expect_refused(server, get("/", many), 431);
  expect_refused(server, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 65537\r\n\r\n" + std::string(65'537, 'x'), 413);
  expect_refused(server,
                 "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999999999\r\nExpect: 100-continue\r\n\r\n", 413);
  Client client(server);
  client.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 65536\r\n\r\n" + std::string(65'536, 'x'));
  EXPECT_EQ(status_of(client.hear()), 200);
}

TEST(Hostile, SlowHeadsHaveAnAbsoluteDeadline) {
  Options options = quick();
  options.limits.head = milliseconds(200);
  Loopback server(options, fine);
  Client client(server);
  const auto start = std::chrono::steady_clock::now();
  client.say("GET / HTTP/1.1\r\n");
  // Each byte comes well within the deadline; all together do not.
  while (std::chrono::steady_clock::now() - start < milliseconds(1500) && client.say("X")) {
    if (client.hear_until("408", 30)) break;
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, milliseconds(1000));
  EXPECT_EQ(status_of(client.hear_all()), 408);
}

TEST(Hostile, SlowBodiesAndSilenceHaveDeadlines) {
  Options options = quick();
  options.limits.head = milliseconds(100);
  options.limits.idle = milliseconds(100);
  options.limits.body = milliseconds(100);
  Loopback server(options, fine);
  Client body(server);
  body.say("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
  Client silent(server);
  Client idle(server);
  idle.say(get("/"));
  EXPECT_EQ(status_of(idle.hear()), 200);
  EXPECT_EQ(status_of(body.hear_all()), 408);
  EXPECT_TRUE(silent.is_left());
  EXPECT_TRUE(idle.is_left());
}

TEST(Hostile, ReadersThatDoNotReadAreCut) {
  Options options = quick();
  options.limits.write = milliseconds(200);
  Loopback server(options,
                  [](api::Request, api::Respond respond) { respond(api::text(std::string(30'000'000, 'x'))); });
  Client client(server);
  client.say(get("/"));
  for (int i = 0; i < 200 && server.server().connections() == 0; ++i) ::usleep(5'000);
  for (int i = 0; i < 200 && server.server().connections() > 0; ++i) ::usleep(10'000);
  EXPECT_EQ(server.server().connections(), 0u);
}

TEST(Hostile, NobodyTakesEverySeat) {
  Options options = quick();
  options.limits.connections_per_address = 3;
  Loopback server(options, fine);
  std::list<Client> seated;
  for (int i = 0; i < 3; ++i) {
    seated.emplace_back(server).say(get("/"));
    EXPECT_EQ(status_of(seated.back().hear()), 200);
  }
  {
    Client fourth(server);
    fourth.say(get("/"));
    const std::string refused = fourth.hear_all();
    EXPECT_EQ(status_of(refused), 503);
    EXPECT_NE(refused.find("Retry-After: 10"), std::string::npos);
  }
  seated.pop_front();
  for (int i = 0; i < 200 && server.server().connections() > 2; ++i) ::usleep(5'000);
  Client next(server);
  next.say(get("/"));
  EXPECT_EQ(status_of(next.hear()), 200);
}

TEST(Hostile, ANamedProxyBringsEverybody) {
  Options options = quick();
  options.limits.connections_per_address = 3;
  options.proxies = {"127.0.0.0/8"};
  Loopback server(options, fine);
  std::list<Client> seated;
  for (int i = 0; i < 6; ++i) {
    seated.emplace_back(server).say(get("/"));
    EXPECT_EQ(status_of(seated.back().hear()), 200);
  }
}

TEST(Hostile, ManySlowClientsHoldNobodyUp) {
  Loopback server(quick(), fine);
  std::list<Client> slow;
  for (int i = 0; i < 300; ++i) slow.emplace_back(server).say("GET / HTTP/1.1\r\nHost: ");
  const auto start = std::chrono::steady_clock::now();
  Client client(server);
  for (int i = 0; i < 50; ++i) {
    client.say(get("/"));
    EXPECT_EQ(status_of(client.hear()), 200);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - start, milliseconds(2000));
}

TEST(Hostile, MemoryIsGivenBackOnceACrowdHasLeft) {
  std::atomic<int> given{0};
  Options options = quick();
  options.give_back_memory = [&] { ++given; };
  Loopback server(options, fine);
  {
    std::list<Client> crowd;
    for (int i = 0; i < 100; ++i) crowd.emplace_back(server).say("GET / HTTP/1.1\r\nHost: ");
    for (int i = 0; i < 200 && server.server().connections() < 100; ++i) ::usleep(10'000);
    ::usleep(100'000);
    EXPECT_EQ(given, 0);
  }
  for (int i = 0; i < 500 && given == 0; ++i) ::usleep(10'000);
  EXPECT_GT(given, 0);
}

TEST(Drain, FinishesWhatRuns) {
  std::atomic<int> begun{0};
  Options options = quick();
  options.threads = 2;
  Loopback server(options, [&](api::Request, api::Respond respond) {
    ++begun;
    std::thread([respond] {
      ::usleep(200'000);
      respond(api::text("fine"));
    }).detach();
  });
  std::list<Client> clients;
  for (int i = 0; i < 20; ++i) clients.emplace_back(server).say(get("/"));
  while (begun < 20) ::usleep(1000);
  const auto start = std::chrono::steady_clock::now();
  server.stop();
  EXPECT_LT(std::chrono::steady_clock::now() - start, milliseconds(2500));
  for (Client& client : clients) {
    const std::string response = client.hear_all();
    EXPECT_EQ(body_of(response), "fine");
    EXPECT_NE(response.find("Connection: close"), std::string::npos);
  }
  EXPECT_FALSE(Client(server).connected());
}

TEST(Drain, LosesNoAcceptedRequestUnderLoad) {
  Options options = quick();
  options.threads = 2;
  Loopback server(options, fine);
  std::atomic<bool> broken{false};
  std::atomic<int> answered{0};
  std::vector<std::thread> clients;
  for (int i = 0; i < 4; ++i) {
    clients.emplace_back([&] {
      while (true) {
        Client client(server);
        if (!client.connected()) return;
        while (client.say(get("/"))) {
          const std::string response = client.hear();
          if (response.empty()) break;  // closed between two requests
          if (body_of(response) != "fine") broken = true;
          ++answered;
          if (response.find("Connection: close") != std::string::npos) break;
        }
      }
    });
  }
  while (answered < 500) ::usleep(1000);
  server.stop();
  for (std::thread& client : clients) client.join();
  EXPECT_FALSE(broken);
}

TEST(Drain, HasADeadline) {
  Options options = quick();
  options.limits.drain = milliseconds(200);
  std::mutex mutex;
  std::vector<api::Respond> kept;
  Loopback server(options, [&](api::Request, api::Respond respond) {
    const std::lock_guard<std::mutex> lock(mutex);
    kept.push_back(std::move(respond));
  });
  Client client(server);
  client.say(get("/"));
  ::usleep(100'000);
  const auto start = std::chrono::steady_clock::now();
  server.stop();
  EXPECT_LT(std::chrono::steady_clock::now() - start, milliseconds(1500));
  EXPECT_TRUE(client.is_left());
  const std::lock_guard<std::mutex> lock(mutex);
  for (api::Respond& respond : kept) respond(api::text("after everything"));
}

TEST(Drain, BeforeRunningIsFine) {
  base::Result<std::unique_ptr<Server>> server = Server::open(quick(), std::make_shared<FunctionHandler>(fine));
  ASSERT_TRUE(server.ok());
  (*server)->drain();
  (*server)->run();
}

}  // namespace
}  // namespace colloquy::http
