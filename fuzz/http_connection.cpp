// A connection from its first byte to its last: the reading code of http/ as the server runs it, and behind
// it the real router with a small course, a store and somebody of every role. The first byte says whether a
// proxy is believed, the second how what follows is cut into pieces: however it is cut, the router must see
// the same requests, and each must keep what message.h promises. Every answer is whole, none comes after one
// that closes, and none is a failure of ours.
//
// "colloquy=learner" (teacher, admin) stands for the cookie of such a caller.
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <boost/asio/ip/tcp.hpp>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "api/class_test.h"
#include "base/utf8.h"
#include "http/connection.h"

namespace {

using namespace colloquy;
using Clock = std::chrono::steady_clock;

void must(bool promise) {
  if (!promise) std::abort();
}

void check(const api::Request& request) {
  const std::string& path = request.path;
  must(!path.empty() && path[0] == '/' && base::first_invalid_utf8(path) == base::kNoError);
  must(path.find("//") == std::string::npos && path.find('\\') == std::string::npos);
  must((path + "/").find("/../") == std::string::npos && (path + "/").find("/./") == std::string::npos);
  must(std::none_of(path.begin(), path.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }));
  must(!request.headers.has("Transfer-Encoding") && request.headers.count("Content-Length") <= 1);
  must(request.body.size() <= 64 * 1024);
  for (std::size_t i = 0; i < request.headers.size(); ++i) {
    must(!request.headers.name(i).empty());
    must(request.headers.value(i).find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos);
  }
}

// The school, and what it was asked.
class School final : public api::Handler {
 public:
  using Asked = std::tuple<api::Method, std::string, std::string, std::string>;

  void handle(api::Request request, api::Respond respond) override {
    check(request);
    asked.emplace_back(request.method, request.path, request.query, request.body);
    class_.router->handle(std::move(request), std::move(respond));
  }

  std::string with_cookies(std::string_view bytes) const {
    std::string text(bytes);
    for (const auto& [name, cookie] : cookies_) {
      for (std::size_t at = 0; (at = text.find(name, at)) != std::string::npos; at += cookie.size()) {
        text.replace(at, name.size(), cookie);
      }
    }
    return text;
  }

  std::vector<Asked> asked;

 private:
  api::Class class_;
  const std::vector<std::pair<std::string, std::string>> cookies_ = {
      {"colloquy=learner", class_.enrol()},
      {"colloquy=teacher", class_.account("teacher", api::Class::Role::teacher)},
      {"colloquy=admin", class_.account("admin", api::Class::Role::administrator)}};
};

// A new one now and then: what accepted requests leave behind must not slow the others down.
std::shared_ptr<School> school() {
  constexpr int kVisits = 20'000;
  static std::shared_ptr<School> now;
  static int visits = 0;
  if (visits++ % kVisits == 0) now = std::make_shared<School>();
  return now;
}

std::shared_ptr<http::IoThread> thread_with(const std::vector<std::string>& proxies) {
  return std::make_shared<http::IoThread>(std::make_shared<http::Service>(
      nullptr, http::Limits(), "", std::move(http::Proxies::parse(proxies)).value(), 100));
}

void hear(int fd, std::string& heard) {
  char bytes[16384];
  for (ssize_t got = 0; (got = ::recv(fd, bytes, sizeof bytes, MSG_DONTWAIT)) > 0;) {
    heard.append(bytes, static_cast<std::size_t>(got));
  }
}

// Everything the server says to `bytes`, sent in pieces of the sizes that `cut` leads to; 0 sends all at once.
std::string converse(http::IoThread& thread, std::string_view bytes, unsigned cut) {
  int ends[2];
  must(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0);
  boost::asio::ip::tcp::socket socket(thread.io);
  socket.assign(boost::asio::ip::tcp::v4(), ends[0]);
  http::Caller caller{"127.0.0.1", http::Entrance::http, thread.service->doorkeeper.enter("127.0.0.1")};
  std::make_shared<http::Connection>(http::Transport(std::move(socket)), std::move(caller), thread)->start();

  std::string heard;
  const auto settle = [&] {
    thread.io.restart();
    thread.io.poll();
    hear(ends[1], heard);
  };
  settle();
  for (unsigned state = cut; !bytes.empty();) {
    state = state * 1'103'515'245 + 12'345;
    const std::size_t size =
        cut == 0 ? bytes.size() : std::min<std::size_t>(bytes.size(), 1 + (state >> 16) % (4 * cut));
    const ssize_t sent = ::send(ends[1], bytes.data(), size, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) bytes.remove_prefix(static_cast<std::size_t>(sent));
    if (sent < 0 && errno != EAGAIN) break;  // the server has had enough
    settle();
  }
  ::shutdown(ends[1], SHUT_WR);
  const Clock::time_point latest = Clock::now() + std::chrono::seconds(20);
  while (!thread.connections.empty()) {
    settle();
    thread.io.restart();
    if (!thread.connections.empty()) thread.io.run_one_for(std::chrono::milliseconds(1));
    // A stream ends when its reader has left.
    for (http::Connection* connection : thread.connections) connection->tick(Clock::now());
    must(Clock::now() < latest);
  }
  hear(ends[1], heard);
  ::close(ends[1]);
  return heard;
}

bool has(std::string_view head, std::string_view field) {
  return head.find(field) != std::string_view::npos;
}

std::size_t check_answers(std::string_view heard) {
  std::size_t count = 0;
  bool closed = false;
  while (!heard.empty()) {
    must(!closed && heard.starts_with("HTTP/1.1 "));
    const std::size_t end = heard.find("\r\n\r\n");
    must(end != std::string_view::npos);
    const std::string_view head = heard.substr(0, end + 2);
    heard.remove_prefix(end + 4);
    const int status = std::atoi(std::string(head.substr(9, 3)).c_str());
    if (status == 100) continue;
    ++count;
    must(status >= 200 && (status < 500 || status == 503 || status == 505));
    must(has(head, "\r\nX-Content-Type-Options: nosniff\r\n"));
    if (status >= 400 && status != 416)
      must(has(head, "application/json\r\n") || has(head, "text/html; charset=utf-8\r\n"));
    closed = has(head, "\r\nConnection: close\r\n");
    if (has(head, "text/event-stream")) return count;
    const std::size_t field = head.find("\r\nContent-Length: ");
    const std::size_t length =
        field == std::string_view::npos ? 0 : std::strtoull(head.data() + field + 18, nullptr, 10);
    // HEAD is told the length of what it does not get.
    if (heard.empty() || heard.starts_with("HTTP/1.1 ")) continue;
    must(heard.size() >= length);
    heard.remove_prefix(length);
  }
  return count;
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  std::signal(SIGPIPE, SIG_IGN);
  if (std::filesystem::is_directory("/dev/shm")) ::setenv("TMPDIR", "/dev/shm", 1);
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 3) return 0;
  static const std::shared_ptr<http::IoThread> kDirect = thread_with({}), kProxied = thread_with({"127.0.0.1"});
  http::IoThread& thread = data[0] % 2 == 0 ? *kDirect : *kProxied;
  const std::shared_ptr<School> here = school();
  thread.service->handler = here;
  const std::string bytes = here->with_cookies(std::string_view(reinterpret_cast<const char*>(data) + 2, size - 2));

  std::vector<School::Asked> whole;
  for (const unsigned cut : {0U, 1U + data[1]}) {
    here->asked.clear();
    const std::size_t answers = check_answers(converse(thread, bytes, cut));
    must(answers == here->asked.size() || answers == here->asked.size() + 1);  // the last one is refused unread
    if (cut == 0) whole = std::move(here->asked);
  }
  must(whole == here->asked);
  return 0;
}
