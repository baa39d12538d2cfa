#include "http/connection.h"

#include <algorithm>
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstdio>
#include <tuple>
#include <utility>
#include <variant>

#include "api/answer.h"
#include "api/stream.h"
#include "http/refusals.h"

namespace colloquy::http {
namespace {

namespace asio = boost::asio;
using std::chrono::milliseconds;

constexpr std::size_t kReadSize = 1023;           // what most request heads fit into; a KiB with the string's end
constexpr std::size_t kBodyStep = 64 * 1024;      // memory is given to a body as it comes, not as it is announced
constexpr std::size_t kLingerBytes = 256 * 1024;  // of a refused body read and thrown away

milliseconds remaining(Connection::Time until) {
  return std::chrono::ceil<milliseconds>(until - std::chrono::steady_clock::now());
}

}  // namespace

Connection::Connection(Transport transport, Caller caller, IoThread& thread)
    : home_(thread.weak_from_this()),
      thread_(thread),
      transport_(std::move(transport)),
      alarm_(thread_.io),
      caller_(std::move(caller)),
      behind_proxy_(thread.service->proxies.contains(caller_.address)) {
  thread_.connections.insert(this);
  if (caller_.admission != Doorkeeper::Answer::welcome) ++thread_.turned_away;
  allow(thread_.service->limits.head);
}

Connection::~Connection() {
  if (caller_.admission == Doorkeeper::Answer::welcome) {
    thread_.service->doorkeeper.leave(caller_.address);
  } else {
    --thread_.turned_away;
  }
  thread_.connections.erase(this);
  thread_.stirred = true;
}

void Connection::start() {
  asio::co_spawn(thread_.io, serve(shared_from_this()), asio::detached);
}

// `self` keeps the connection alive. Ten thousand wait here for their readers' next click: this frame,
// one read's and the buffer are all that such a connection holds. What a request needs is made in
// serve_one() once its first bytes have come.
Connection::Task<void> Connection::serve([[maybe_unused]] std::shared_ptr<Connection> self) {
  bool going_on = co_await begin();
  while (going_on) {
    if (in_.empty()) {
      // A client that has not asked anything yet may be in the middle of it.
      if (thread_.draining && !fresh_) break;
      begin_idling();
      in_.resize(co_await transport_.read_some(in_.data(), in_.size()));
      if (in_.empty()) break;
    }
    going_on = co_await serve_one();
  }
  transport_.close();
}

// False when the connection is over before its first request.
Connection::Task<bool> Connection::begin() {
  const bool welcome = caller_.admission == Doorkeeper::Answer::welcome;
  if (caller_.entrance == Entrance::https) {
    // A handshake is work; the door stays shut without it.
    if (!welcome || !co_await begin_tls()) co_return false;
  }
  if (!welcome) co_await refuse(turned_away(caller_.admission));
  co_return welcome;
}

// The deadline is the first head's: it was set when the client came, and no byte lengthens it. Nobody can
// be told to come later, so when too many are under way the one that has had the longest time goes.
Connection::Task<bool> Connection::begin_tls() {
  std::list<Connection*>& others = thread_.handshaking;
  if (others.size() >= std::max<std::size_t>(thread_.service->limits.handshakes, 1)) {
    others.front()->cut();
    others.pop_front();
  }
  others.push_back(this);
  const Transport::Handshake handshake = co_await transport_.shake_hands(thread_.service->credentials->context());
  others.remove(this);
  if (handshake == Transport::Handshake::plain) {
    co_await refuse(refusal(400, "This address speaks HTTPS; the request came as plain HTTP."));
  }
  secure_ = handshake == Transport::Handshake::done;
  co_return secure_;
}

void Connection::begin_idling() {
  phase_ = Phase::idle;
  if (!fresh_) allow(thread_.service->limits.idle);
  if (in_.capacity() > kReadSize) in_ = std::string();
  in_.resize(kReadSize);
}

// One request, which has begun, and its reply. False when the connection is over.
Connection::Task<bool> Connection::serve_one() {
  const Service& service = *thread_.service;
  std::optional<Head> head = co_await read_head();
  if (!head) co_return false;
  fresh_ = false;
  thread_.stirred = true;
  if (caller_.entrance == Entrance::redirect) {
    // Nothing that came in the clear is used but where it wanted to go.
    co_await refuse(moved_to_https(head->request, service.https_port));
    co_return false;
  }
  api::Request& request = head->request;
  identify(request);
  Asked asked = Asked::of(*head);
  if (behind_proxy_ && service.accel) asked.accel = &*service.accel;
  if (head->content_length > 0) {
    const std::size_t limit = service.handler->body_limit(request.method, request.path);
    if (head->content_length > limit) {
      co_await refuse(body_too_large(limit));
      co_return false;
    }
    if (!co_await read_body(*head, request.body)) co_return false;
  }

  phase_ = Phase::answering;
  deadline_ = Time::max();
  const std::shared_ptr<Exchange> exchange = std::make_shared<Exchange>();
  try {
    service.handler->handle(std::move(request), exchange->respond());
  } catch (...) {
    // A promise broken by the handler. It has let go of its Respond, so the answer is 500.
    std::fputs("colloquy: a request handler threw an exception\n", stderr);
  }
  std::optional<api::Response> response = exchange->take();
  if (!response) response = co_await wait_for_answer(exchange);
  if (gone_) co_return false;

  asked.keep_alive = asked.keep_alive && !thread_.draining;
  Reply reply = make_reply(asked, std::move(*response), thread_.files, service.security, thread_.date.now());
  const bool keep_alive = reply.keep_alive;
  if (!co_await send(std::move(reply))) co_return false;
  if (!keep_alive) co_await linger();
  co_return keep_alive;
}

Connection::Task<std::optional<Head>> Connection::read_head() {
  const Limits& limits = thread_.service->limits;
  std::size_t searched = 0;
  phase_ = Phase::reading;
  allow(limits.head);
  while (true) {
    // An empty line before a request is forgiven (RFC 9112, 2.2).
    while (in_.size() >= 2 && in_[0] == '\r' && in_[1] == '\n') in_.erase(0, 2), searched = 0;
    const HeadEnd end = find_head_end(in_, searched);
    searched = end.searched;
    if (end.broken) {
      co_await refuse(refusal(400, "The request's head has a line that ends without a carriage return."));
      co_return std::nullopt;
    }
    if (end.size > limits.head_bytes || (end.size == 0 && in_.size() >= limits.head_bytes)) {
      co_await refuse(head_too_large(limits.head_bytes));
      co_return std::nullopt;
    }
    if (end.size > 0) {
      std::variant<Head, Refusal> parsed = parse_head(std::string_view(in_).substr(0, end.size), limits.fields);
      in_.erase(0, end.size);
      if (const Refusal* refused = std::get_if<Refusal>(&parsed)) {
        co_await refuse(refusal(refused->status, refused->message));
        co_return std::nullopt;
      }
      co_return std::get<Head>(std::move(parsed));
    }
    const std::size_t had = in_.size();
    in_.resize(had + std::max(kReadSize, had));
    const std::size_t got = co_await transport_.read_some(in_.data() + had, in_.size() - had);
    in_.resize(had + got);
    if (got == 0) {
      if (timed_out_) co_await refuse(refusal(408, "The request took too long to arrive."));
      co_return std::nullopt;
    }
  }
}

Connection::Task<bool> Connection::read_body(const Head& head, std::string& body) {
  phase_ = Phase::reading;
  const std::size_t length = static_cast<std::size_t>(head.content_length);
  allow(thread_.service->limits.body + std::chrono::seconds(length / 4096));
  const std::size_t here = std::min(length, in_.size());
  body.assign(in_, 0, here);
  in_.erase(0, here);
  if (head.expects_continue && body.size() < length && !co_await write("HTTP/1.1 100 Continue\r\n\r\n", {})) {
    co_return false;
  }
  while (body.size() < length) {
    const std::size_t had = body.size();
    body.resize(std::min(length, had + kBodyStep));
    const std::size_t got = co_await transport_.read_some(body.data() + had, body.size() - had);
    body.resize(had + got);
    if (got == 0) {
      if (timed_out_) co_await refuse(refusal(408, "The request took too long to arrive."));
      co_return false;
    }
  }
  co_return true;
}

Connection::Task<api::Response> Connection::wait_for_answer(std::shared_ptr<Exchange> exchange) {
  const Time until = std::chrono::steady_clock::now() + thread_.service->limits.answer;
  woken_ = false;
  std::optional<api::Response> response;
  if (!exchange->wake_with(waker())) response = exchange->take();
  while (!response && !gone_ && remaining(until).count() > 0) {
    if (!woken_) co_await sleep(remaining(until));
    woken_ = false;
    response = exchange->take();
  }
  exchange->give_up();
  if (!response) co_return api::unavailable("The server is too busy to answer.", 5);
  co_return std::move(*response);
}

Connection::Task<bool> Connection::send(Reply reply) {
  phase_ = Phase::writing;
  allow(thread_.service->limits.write);
  if (reply.stream) co_return co_await send_stream(std::move(reply));
  std::string_view first = reply.head;
  std::string_view second = reply.shared ? reply.view : std::string_view(reply.owned);
  // A head waits in the kernel for the first bytes of its file.
  transport_.write_now(first, second, reply.file ? Transport::Then::more : Transport::Then::push);
  std::uint64_t sent = 0;
  if (reply.file && first.empty()) sent = transport_.send_now(*reply.file, reply.file_offset, reply.file_length);
  // Most replies end here, without a wait and without a coroutine of their own.
  if (first.empty() && second.empty() && sent == reply.file_length) co_return true;
  if (!co_await write(first, second)) co_return false;
  co_return co_await send_file(reply, sent);
}

Connection::Task<bool> Connection::send_file(const Reply& reply, std::uint64_t sent) {
  while (sent < reply.file_length) {
    // A reader as fast as the disk would keep the thread to itself.
    if (sent > 0 && !co_await transport_.writable()) co_return false;
    allow(thread_.service->limits.write);
    const std::size_t took =
        co_await transport_.send_some(*reply.file, reply.file_offset + sent, reply.file_length - sent);
    // Also when the file has become shorter: the length we gave cannot be kept.
    if (took == 0 || gone_) co_return false;
    sent += took;
  }
  co_return true;
}

Connection::Task<bool> Connection::send_stream(Reply reply) {
  api::Stream& stream = *reply.stream;
  const milliseconds heartbeat = thread_.service->limits.heartbeat;
  woken_ = false;
  stream.on_ready(waker());
  bool alive = co_await write(reply.head, {});
  bool quiet = false;
  while (alive) {
    api::Stream::Taken taken = stream.take();
    if (quiet && taken.bytes.empty() && reply.events) taken.bytes = ":\n\n";  // a comment, so that proxies stay
    if (!taken.bytes.empty() && reply.chunked) {
      std::array<char, 24> size{};
      std::snprintf(size.data(), size.size(), "%zx\r\n", taken.bytes.size());
      taken.bytes.append("\r\n");
      alive = co_await write(size.data(), taken.bytes);
    } else if (!taken.bytes.empty()) {
      alive = co_await write(taken.bytes, {});
    }
    if (!alive) break;
    if (taken.last || thread_.draining) {
      if (reply.chunked) alive = co_await write("0\r\n\r\n", {});
      break;
    }
    phase_ = Phase::streaming;
    deadline_ = Time::max();
    if (!woken_) co_await sleep(heartbeat);
    quiet = !std::exchange(woken_, false);
    alive = !gone_;
  }
  stream.abandon();
  co_return alive;
}

Connection::Task<bool> Connection::write(std::string_view first, std::string_view second) {
  phase_ = Phase::writing;
  while (!first.empty() || !second.empty()) {
    allow(thread_.service->limits.write);  // from the last byte taken
    const std::size_t took = co_await transport_.write_some(first, second);
    if (took == 0 || gone_) co_return false;
    drop_front(first, second, took);
  }
  co_return true;
}

Connection::Task<void> Connection::refuse(api::Response response) {
  const Service& service = *thread_.service;
  timed_out_ = false;
  Reply reply = make_reply(Asked::nothing(), std::move(response), thread_.files, service.security, thread_.date.now());
  if (co_await send(std::move(reply))) co_await linger();
}

// Closing while bytes of the client are unread would reset the connection, and the client might
// never see our last reply. So: say that we are done, and read on for a moment.
Connection::Task<void> Connection::linger() {
  transport_.finish();
  phase_ = Phase::ended;
  allow(thread_.service->limits.linger);
  std::array<char, 2048> discarded;  // NOLINT: need not be zeroed
  std::size_t left = kLingerBytes;
  while (left > 0 && !gone_) {
    const std::size_t got = co_await transport_.read_some(discarded.data(), discarded.size());
    if (got == 0) break;
    left -= std::min(left, got);
  }
}

Connection::Task<void> Connection::sleep(milliseconds at_most) {
  alarm_.expires_after(at_most);
  // As in transport.cpp: the error is a value.
  co_await alarm_.async_wait(asio::as_tuple(asio::use_awaitable));
}

// For other threads: ends this connection's sleep(). Holds nothing alive.
std::function<void()> Connection::waker() {
  return [home = home_, self = weak_from_this()] {
    const std::shared_ptr<IoThread> thread = home.lock();
    if (!thread) return;
    asio::post(thread->io, [self] {
      const std::shared_ptr<Connection> connection = self.lock();
      if (!connection) return;
      connection->woken_ = true;
      connection->alarm_.cancel();
    });
  };
}

// Who asks, and over what: the peer itself, or what a proxy that we were told to believe says.
void Connection::identify(api::Request& request) const {
  request.client = caller_.address;
  request.secure = secure_;
  if (!behind_proxy_) return;
  request.client = thread_.service->proxies.client(request.headers, caller_.address);
  request.secure = Proxies::secure(request.headers);
}

void Connection::tick(Time now) {
  if (phase_ == Phase::streaming && transport_.is_left()) cut();
  if (now < deadline_) return;
  if (phase_ == Phase::reading && !timed_out_) {
    timed_out_ = true;  // the reader says so and closes
    allow(thread_.service->limits.linger);
    transport_.cancel();
  } else {
    cut();
  }
}

void Connection::drain() {
  if (phase_ == Phase::idle) {
    if (!fresh_ && !transport_.has_unread()) transport_.cancel();
    if (fresh_) allow(std::min(thread_.service->limits.head, milliseconds(1000)));
  } else if (phase_ == Phase::streaming) {
    woken_ = true;
    alarm_.cancel();
  }
}

void Connection::cut() {
  gone_ = true;
  transport_.close();
  alarm_.cancel();
}

}  // namespace colloquy::http
