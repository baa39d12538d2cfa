// For this folder's tests: a server on a free port of the loopback, and a client that says exactly
// the bytes it is told to.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "http/server.h"

namespace colloquy::http {

class FunctionHandler final : public api::Handler {
 public:
  using Function = std::function<void(api::Request, api::Respond)>;
  explicit FunctionHandler(Function function) : function_(std::move(function)) {}
  void handle(api::Request request, api::Respond respond) override {
    function_(std::move(request), std::move(respond));
  }

 private:
  const Function function_;
};

// Limits that tests can wait for.
inline Options quick() {
  using std::chrono::milliseconds;
  Options options;
  options.listen = {"127.0.0.1:0"};
  options.limits.tick = milliseconds(20);
  options.limits.linger = milliseconds(500);
  options.limits.drain = milliseconds(3000);
  return options;
}

class Loopback {
 public:
  Loopback(Options options, FunctionHandler::Function function)
      : Loopback(std::move(options), std::make_shared<FunctionHandler>(std::move(function))) {}

  Loopback(Options options, std::shared_ptr<api::Handler> handler)
      : server_(std::move(Server::open(std::move(options), std::move(handler))).value()) {
    const std::string& address = server_->addresses().front();
    port_ = static_cast<std::uint16_t>(std::atoi(address.c_str() + address.rfind(':') + 1));
    thread_ = std::thread([this] { server_->run(); });
  }
  ~Loopback() { stop(); }

  void stop() {
    if (!thread_.joinable()) return;
    server_->drain();
    thread_.join();
  }

  Server& server() { return *server_; }
  std::uint16_t port() const { return port_; }

 private:
  std::unique_ptr<Server> server_;
  std::uint16_t port_ = 0;
  std::thread thread_;
};

class Client {
 public:
  explicit Client(const Loopback& server) : Client(server.port()) {}
  explicit Client(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = ::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  ~Client() { ::close(fd_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool connected() const { return connected_; }

  bool say(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  void say_no_more() { ::shutdown(fd_, SHUT_WR); }

  // Closes with a reset, as a killed process's peer sees it.
  void vanish() {
    const linger hard{1, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    ::close(std::exchange(fd_, -1));
  }

  // What comes until the server closes or `patience` passes without a byte.
  std::string hear_all(int patience_ms = 3000) {
    while (hear_more(patience_ms)) {
    }
    return std::exchange(heard_, {});
  }

  // One response with a Content-Length (or without body), head and all; "" when there is none.
  std::string hear(int patience_ms = 3000) {
    std::size_t end = std::string::npos;
    while ((end = heard_.find("\r\n\r\n")) == std::string::npos) {
      if (!hear_more(patience_ms)) return {};
    }
    const std::string head = heard_.substr(0, end + 4);
    const std::size_t field = head.find("Content-Length: ");
    const std::size_t length = field == std::string::npos ? 0 : std::strtoull(head.c_str() + field + 16, nullptr, 10);
    while (heard_.size() < head.size() + length) {
      if (!hear_more(patience_ms)) return {};
    }
    std::string response = heard_.substr(0, head.size() + length);
    heard_.erase(0, response.size());
    return response;
  }

  // Waits for `text`; whether it came.
  bool hear_until(std::string_view text, int patience_ms = 3000) {
    while (heard_.find(text) == std::string::npos) {
      if (!hear_more(patience_ms)) return false;
    }
    return true;
  }

  // Whether the server has closed, within `patience`.
  bool is_left(int patience_ms = 3000) {
    while (hear_more(patience_ms)) {
    }
    return ended_;
  }

  int fd() const { return fd_; }

 private:
  bool hear_more(int patience_ms) {
    pollfd waiting{fd_, POLLIN, 0};
    if (::poll(&waiting, 1, patience_ms) <= 0) return false;
    char bytes[16384];
    const ssize_t got = ::recv(fd_, bytes, sizeof bytes, 0);
    if (got <= 0) {
      ended_ = true;
      return false;
    }
    heard_.append(bytes, static_cast<std::size_t>(got));
    return true;
  }

  int fd_;
  bool connected_ = false;
  bool ended_ = false;
  std::string heard_;
};

inline int status_of(std::string_view response) {
  return response.size() > 12 ? std::atoi(std::string(response.substr(9, 3)).c_str()) : 0;
}

inline std::string body_of(std::string_view response) {
  const std::size_t end = response.find("\r\n\r\n");
  return end == std::string_view::npos ? std::string() : std::string(response.substr(end + 4));
}

inline std::string get(std::string_view path, std::string_view fields = {}) {
  return std::string("GET ").append(path).append(" HTTP/1.1\r\nHost: localhost\r\n").append(fields).append("\r\n");
}

}  // namespace colloquy::http
