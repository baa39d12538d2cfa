// One client: reads requests, has them answered, writes the replies, in order, until one side has
// had enough. Lives on one I/O thread; includes Asio, so only connection.cpp and server.cpp may
// include it, and fuzz/, which has no network.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "http/exchange.h"
#include "http/head.h"
#include "http/io_thread.h"
#include "http/reply.h"
#include "http/transport.h"

namespace colloquy::http {

// Who came, by which door, and what the doorkeeper said.
struct Caller {
  std::string address;  // numeric, without port
  Entrance entrance = Entrance::http;
  Doorkeeper::Answer admission = Doorkeeper::Answer::welcome;
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Time = std::chrono::steady_clock::time_point;

  // `thread` runs the connection and outlives it. Whoever is not welcome is told so and shown out;
  // for the others, leaving is the connection's business.
  Connection(Transport transport, Caller caller, IoThread& thread);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Serves in the background; the connection keeps itself alive meanwhile.
  void start();

  // Called by the thread's ticker: closes what is past its deadline, notices readers that left.
  void tick(Time now);
  // Finishes what runs and closes what idles.
  void drain();
  // Closes at once.
  void cut();

 private:
  template <typename T>
  using Task = boost::asio::awaitable<T>;

  Task<void> serve(std::shared_ptr<Connection> self);
  Task<bool> begin();
  Task<bool> begin_tls();
  Task<bool> serve_one();
  Task<std::optional<Head>> read_head();
  Task<bool> read_body(const Head& head, std::string& body);
  Task<api::Response> wait_for_answer(std::shared_ptr<Exchange> exchange);
  Task<bool> send(Reply reply);
  // What is left of the file after `sent` bytes of it.
  Task<bool> send_file(const Reply& reply, std::uint64_t sent);
  Task<bool> send_stream(Reply reply);
  Task<bool> write(std::string_view first, std::string_view second);
  Task<void> refuse(api::Response response);
  Task<void> linger();
  Task<void> sleep(std::chrono::milliseconds at_most);

  void begin_idling();
  void identify(api::Request& request) const;
  std::function<void()> waker();
  void allow(std::chrono::milliseconds time) { deadline_ = std::chrono::steady_clock::now() + time; }

  std::weak_ptr<IoThread> home_;  // for wakers that other threads hold
  IoThread& thread_;
  Transport transport_;
  boost::asio::steady_timer alarm_;
  const Caller caller_;
  const bool behind_proxy_;  // the peer is one whose word about clients is believed
  std::string in_;           // bytes read and not yet used
  Time deadline_ = Time::max();
  enum class Phase { idle, reading, answering, writing, streaming, ended } phase_ = Phase::idle;
  bool secure_ = false;     // TLS is spoken
  bool woken_ = false;      // something that sleep() waits for has happened
  bool timed_out_ = false;  // the head did not come in time
  bool fresh_ = true;       // nothing has been asked yet
  bool gone_ = false;       // cut
};

}  // namespace colloquy::http
