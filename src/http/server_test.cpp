// Real sockets: what well-behaved clients see.
#include "http/server.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <future>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <vector>

#include "api/answer.h"
#include "api/stream.h"
#include "base/file.h"
#include "http/loopback_test.h"

namespace colloquy::http {
namespace {

void echo(const api::Request& request, api::Respond respond) {
  respond(api::text(request.path + "?" + request.query + "|" + request.body));
}

TEST(Server, AnswersOverOneConnection) {
  Loopback server(quick(), echo);
  Client client(server);
  for (const char* path : {"/a", "/b", "/c%20d"}) {
    client.say(get(path));
    const std::string response = client.hear();
    EXPECT_EQ(status_of(response), 200);
  }
  client.say("POST /p?q HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello");
  EXPECT_EQ(body_of(client.hear()), "/p?q|hello");
  client.say(get("/last", "Connection: close\r\n"));
  const std::string last = client.hear_all();
  EXPECT_NE(last.find("Connection: close"), std::string::npos);
  EXPECT_EQ(body_of(last), "/last?|");
}

TEST(Server, AnswersPipelinedRequestsInOrder) {
  Loopback server(quick(), echo);
  Client client(server);
  std::string all;
  for (int i = 0; i < 100; ++i) {
    all += i % 2 ? get("/" + std::to_string(i))
                 : "POST /" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nxyz";
  }
  client.say(all);
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(body_of(client.hear()), "/" + std::to_string(i) + (i % 2 ? "?|" : "?|xyz"));
  }
}

TEST(Server, AnswersWhenBytesDrip) {
  Loopback server(quick(), echo);
  Client client(server);
  for (const char c : std::string("\r\nPOST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc")) {
    client.say(std::string(1, c));
    ::usleep(500);
  }
  EXPECT_EQ(body_of(client.hear()), "/x?|abc");
}

TEST(Server, HeadHasNoBody) {
  Loopback server(quick(), echo);
  Client client(server);
  client.say("HEAD /a HTTP/1.1\r\nHost: a\r\n\r\n" + get("/b", "Connection: close\r\n"));
  const std::string all = client.hear_all();
  EXPECT_EQ(all.find("/a?|"), std::string::npos);
  EXPECT_NE(all.find("Content-Length: 4\r\n"), std::string::npos);
  EXPECT_NE(all.find("/b?|"), std::string::npos);
}

TEST(Server, SaysContinueWhenAsked) {
  Loopback server(quick(), echo);
  Client client(server);
  client.say("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.hear(), "HTTP/1.1 100 Continue\r\n\r\n");
  client.say("abc");
  EXPECT_EQ(body_of(client.hear()), "/x?|abc");
}

TEST(Server, SendsLargeContentAndFiles) {
  const std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("colloquy-send-" + std::to_string(::getpid()));
  std::string big(5'000'000, 'x');
  for (std::size_t i = 0; i < big.size(); ++i) big[i] = static_cast<char>('a' + (i * 7 + i / 251) % 26);
  ASSERT_TRUE(base::write_file(path, big));
  api::Content content;
  content.bytes = big;
  const std::shared_ptr<const api::Content> shared = std::make_shared<const api::Content>(content);
  content.file = base::open_file(path.string());
  const std::shared_ptr<const api::Content> both = std::make_shared<const api::Content>(std::move(content));
  Loopback server(quick(), [&](const api::Request& request, api::Respond respond) {
    if (request.path == "/file") return respond(api::file({path.string(), "audio/ogg", {}, {}}));
    respond(api::content(request.path == "/both" ? both : shared));
  });
  Client client(server);
  for (const char* target : {"/file", "/content", "/both", "/file"}) {
    client.say(get(target));
    EXPECT_TRUE(body_of(client.hear()) == big) << target;
    client.say(get(target, "Range: bytes=1000000-3999999\r\n"));
    const std::string part = client.hear();
    EXPECT_EQ(status_of(part), 206);
    EXPECT_TRUE(body_of(part) == big.substr(1'000'000, 3'000'000)) << target;
    client.say(get(target, "Range: bytes=-1\r\n"));
    EXPECT_EQ(body_of(client.hear()), big.substr(big.size() - 1));
    client.say(get(target, "Range: bytes=5000000-\r\n"));
    EXPECT_EQ(status_of(client.hear()), 416);
  }
  std::filesystem::remove(path);
}

TEST(Server, WaitsForLateAnswers) {
  std::vector<std::thread> writers;
  std::mutex mutex;
  Loopback server(quick(), [&](const api::Request& request, api::Respond respond) {
    const std::lock_guard<std::mutex> lock(mutex);
    writers.emplace_back([path = request.path, respond] {
      ::usleep(20'000);
      respond(api::text(path));
      respond(api::text("again"));  // is dropped
    });
  });
  {
    Client client(server);
    for (const char* path : {"/a", "/b", "/c"}) {
      client.say(get(path));
      EXPECT_EQ(body_of(client.hear()), path);
    }
  }
  server.stop();
  for (std::thread& writer : writers) writer.join();
}

TEST(Server, IgnoresASecondAnswer) {
  Loopback server(quick(), [](const api::Request&, api::Respond respond) {
    respond(api::text("one"));
    respond(api::text("two"));
  });
  Client client(server);
  client.say(get("/"));
  client.say(get("/"));
  EXPECT_EQ(body_of(client.hear()), "one");
  EXPECT_EQ(body_of(client.hear()), "one");
}

TEST(Server, SaysWhenAHandlerForgot) {
  Options options = quick();
  options.limits.answer = std::chrono::milliseconds(100);
  std::mutex mutex;
  std::vector<api::Respond> kept;
  Loopback server(options, [&](const api::Request& request, api::Respond respond) {
    if (request.path == "/throw") throw std::runtime_error("a handler's mistake");
    const std::lock_guard<std::mutex> lock(mutex);
    if (request.path == "/keep") kept.push_back(std::move(respond));
  });
  Client client(server);
  client.say(get("/drop"));
  EXPECT_EQ(status_of(client.hear()), 500);
  client.say(get("/throw"));
  EXPECT_EQ(status_of(client.hear()), 500);
  client.say(get("/keep"));
  const std::string late = client.hear();
  EXPECT_EQ(status_of(late), 503);
  EXPECT_NE(late.find("Retry-After: "), std::string::npos);
  {
    const std::lock_guard<std::mutex> lock(mutex);
    kept.at(0)(api::text("too late"));
  }
  client.say(get("/drop"));
  EXPECT_EQ(status_of(client.hear()), 500);
}

TEST(Server, AnswersWhoHasSaidAll) {
  Loopback server(quick(), echo);
  Client client(server);
  client.say(get("/a") + get("/b"));
  client.say_no_more();
  const std::string all = client.hear_all();
  EXPECT_NE(all.find("/a?|"), std::string::npos);
  EXPECT_NE(all.find("/b?|"), std::string::npos);
}

TEST(Server, SurvivesClientsThatLeave) {
  std::promise<api::Respond> asked;
  std::atomic<int> files{0};
  Loopback server(quick(), [&](const api::Request& request, api::Respond respond) {
    if (request.path == "/late") return asked.set_value(std::move(respond));
    if (request.path == "/file") {
      ++files;
      return respond(api::file({"/proc/self/exe", "x/y", {}, {}}));
    }
    echo(request, std::move(respond));
  });
  {
    Client client(server);
    client.say(get("/late"));
    api::Respond respond = asked.get_future().get();
    client.vanish();
    respond(api::text(std::string(1'000'000, 'x')));
  }
  // sendfile(2) to a peer that is gone raises SIGPIPE, unless somebody has seen to it.
  for (int i = 0; i < 20; ++i) {
    Client client(server);
    client.say(get("/file") + get("/file") + get("/file"));
    while (files <= i) ::usleep(100);
    client.vanish();
  }
  Client client(server);
  client.say(get("/alive"));
  EXPECT_EQ(body_of(client.hear()), "/alive?|");
}

TEST(Server, StreamsEvents) {
  const std::shared_ptr<api::Stream> stream = std::make_shared<api::Stream>();
  Options options = quick();
  options.limits.heartbeat = std::chrono::milliseconds(50);
  Loopback server(options, [&](const api::Request&, api::Respond respond) { respond(api::events(stream)); });
  {
    Client client(server);
    client.say(get("/events"));
    EXPECT_TRUE(client.hear_until("Content-Type: text/event-stream"));
    EXPECT_TRUE(stream->push(api::event("changed", "1")));
    EXPECT_TRUE(client.hear_until("18\r\nevent: changed\ndata: 1\n\n\r\n"));
    EXPECT_TRUE(client.hear_until("3\r\n:\n\n\r\n"));
    client.vanish();
  }
  for (int i = 0; i < 100 && stream->is_open(); ++i) ::usleep(20'000);
  EXPECT_FALSE(stream->is_open());
}

// What a reader sent ahead, and nobody has read, hides the end behind it from whoever looks by reading.
TEST(Server, NoticesAReaderWhoLeavesBehindJunk) {
  const std::shared_ptr<api::Stream> stream = std::make_shared<api::Stream>();
  Loopback server(quick(), [&](const api::Request&, api::Respond respond) { respond(api::events(stream)); });
  Client client(server);
  client.say(get("/events") + "junk");
  EXPECT_TRUE(client.hear_until("Content-Type: text/event-stream"));
  EXPECT_TRUE(stream->is_open());
  client.say_no_more();
  for (int i = 0; i < 250 && stream->is_open(); ++i) ::usleep(20'000);
  EXPECT_FALSE(stream->is_open());
}

TEST(Server, EndsStreamsThatAreClosed) {
  Loopback server(quick(), [](const api::Request&, api::Respond respond) {
    const std::shared_ptr<api::Stream> stream = std::make_shared<api::Stream>();
    respond(api::events(stream));
    std::thread([stream] {
      for (int i = 0; i < 50; ++i) stream->push("x");
      stream->close();
    }).detach();
  });
  Client client(server);
  client.say(get("/events") + get("/events", "Connection: close\r\n"));
  const std::string all = client.hear_all();
  std::size_t ends = 0;
  for (std::size_t at = 0; (at = all.find("\r\n0\r\n\r\n", at)) != std::string::npos; ++at) ++ends;
  EXPECT_EQ(ends, 2u);
  std::size_t pushed = 0;
  for (const char c : all.substr(all.find("\r\n\r\n"))) pushed += c == 'x' ? 1 : 0;
  EXPECT_GE(pushed, 100u);
}

TEST(Server, BelievesNamedProxiesOnly) {
  const auto say_who = [](const api::Request& request, api::Respond respond) {
    respond(api::text(request.client + (request.secure ? " secure" : " plain")));
  };
  const std::string asked = get("/", "X-Forwarded-For: 10.0.0.9, 203.0.113.7\r\nX-Forwarded-Proto: https\r\n");
  {
    Loopback server(quick(), say_who);
    Client client(server);
    client.say(asked);
    EXPECT_EQ(body_of(client.hear()), "127.0.0.1 plain");
  }
  Options options = quick();
  options.proxies = {"127.0.0.1"};
  Loopback server(options, say_who);
  Client client(server);
  client.say(asked);
  EXPECT_EQ(body_of(client.hear()), "203.0.113.7 secure");
}

TEST(Server, RefusesPlainHttpToTheNetwork) {
  Options options = quick();
  options.listen = {"0.0.0.0:0"};
  const auto refused = Server::open(options, std::make_shared<FunctionHandler>(echo));
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().kind, base::ErrorKind::denied);
  EXPECT_NE(refused.error().message.find("--plain-http"), std::string::npos);
  options.plain_http = PlainHttp::allowed;
  const auto allowed = Server::open(options, std::make_shared<FunctionHandler>(echo));
  ASSERT_TRUE(allowed.ok());
  EXPECT_TRUE((*allowed)->is_in_the_clear());
  options.listen = {"localhost:0"};
  const auto local = Server::open(options, std::make_shared<FunctionHandler>(echo));
  ASSERT_TRUE(local.ok());
  EXPECT_FALSE((*local)->is_in_the_clear());
}

TEST(Server, SaysWhenThePortIsTaken) {
  Loopback server(quick(), echo);
  Options options = quick();
  options.listen = {"127.0.0.1:" + std::to_string(server.port())};
  const auto refused = Server::open(options, std::make_shared<FunctionHandler>(echo));
  ASSERT_FALSE(refused.ok());
  EXPECT_EQ(refused.error().kind, base::ErrorKind::unavailable);
}

TEST(Server, TellsOnceThatALoadIsOver) {
  std::atomic<int> told = 0;
  Options options = quick();
  options.give_back_memory = [&] { ++told; };
  Loopback server(std::move(options), echo);
  const auto pause = [] { std::this_thread::sleep_for(std::chrono::milliseconds(300)); };
  pause();
  EXPECT_EQ(told, 0) << "nothing has happened yet";
  for (int load = 1; load <= 2; ++load) {
    {
      Client client(server);
      client.say(get("/", "Connection: close\r\n"));
      client.hear_all();
    }
    pause();
    EXPECT_EQ(told, load);
  }
}

TEST(Server, ListensOnLocalhost) {
  Options options = quick();
  options.listen = {"localhost:0"};
  const auto server = Server::open(options, std::make_shared<FunctionHandler>(echo));
  ASSERT_TRUE(server.ok()) << server.error().message;
  EXPECT_EQ(server.value()->addresses().front().substr(0, 17), "http://localhost:");
}

TEST(HostPort, IsReadInAllItsShapes) {
  const auto read = [](std::string_view text) {
    const base::Result<HostPort> parsed = parse_host_port(text);
    return parsed ? parsed->host + "|" + std::to_string(parsed->port) : "no";
  };
  EXPECT_EQ(read("localhost:8080"), "localhost|8080");
  EXPECT_EQ(read("[::1]:80"), "::1|80");
  EXPECT_EQ(read(":80"), "|80");
  EXPECT_EQ(read("*:80"), "|80");
  EXPECT_EQ(read("80"), "|80");
  for (const char* bad : {"", "localhost", "localhost:", "::1:80", "a:99999", "a:8x", "a:-1"})
    EXPECT_EQ(read(bad), "no") << bad;
}

}  // namespace
}  // namespace colloquy::http
