#include "http/transport.h"

#include <poll.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cerrno>
#include <tuple>
#include <utility>

namespace colloquy::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;
using Next = Progress::Next;

// Every wait gives its error as a value; nothing here throws. (g++ 12 destroys a brace-initialised
// temporary inside a co_await expression twice: give such things a name or a function.)
constexpr asio::as_tuple_t<asio::use_awaitable_t<>> kAwait{asio::use_awaitable};

constexpr std::size_t kFileStep = 512 * 1024;  // then it is another connection's turn
constexpr unsigned char kTlsHandshake = 22;    // how every TLS connection begins (RFC 8446, 5.1)

Progress of_call(ssize_t result) {
  if (result > 0) return {static_cast<std::size_t>(result), Next::on};
  const bool later = result < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
  return {0, later ? Next::wait_write : Next::closed};
}

ssize_t peek(int fd, unsigned char& byte) {
  return ::recv(fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
}

}  // namespace

void drop_front(std::string_view& first, std::string_view& second, std::size_t taken) {
  const std::size_t of_first = std::min(taken, first.size());
  first.remove_prefix(of_first);
  second.remove_prefix(taken - of_first);
}

Transport::Transport(tcp::socket socket) : socket_(std::move(socket)) {
  ErrorCode ignored;
  (void)socket_.non_blocking(true, ignored);
  (void)socket_.set_option(tcp::no_delay(true), ignored);
  (void)socket_.set_option(asio::socket_base::keep_alive(true), ignored);
}

Transport::Task<Transport::Handshake> Transport::shake_hands(std::shared_ptr<ssl_ctx_st> context) {
  if (!co_await ready(Next::wait_read)) co_return Handshake::failed;
  unsigned char first = kTlsHandshake;
  if (peek(socket_.native_handle(), first) > 0 && first != kTlsHandshake) co_return Handshake::plain;
  tls_ = std::make_unique<TlsSession>(*context, socket_.native_handle());
  while (true) {
    const Progress progress = tls_->shake_hands();
    if (progress.next == Next::on) co_return Handshake::done;
    if (!co_await ready(progress.next)) co_return Handshake::failed;
  }
}

Transport::Task<std::size_t> Transport::read_some(char* into, std::size_t size) {
  if (!tls_) {
    const auto [error, got] = co_await socket_.async_read_some(asio::buffer(into, size), kAwait);
    co_return error || !socket_.is_open() ? 0 : got;
  }
  while (true) {
    const Progress progress = tls_->read(into, size);
    if (progress.next == Next::on) co_return progress.bytes;
    if (!co_await ready(progress.next)) co_return 0;
  }
}

Transport::Task<std::size_t> Transport::write_some(std::string_view first, std::string_view second) {
  while (true) {
    const Progress progress = try_write(first, second, 0);
    if (progress.next == Next::on) co_return progress.bytes;
    if (!co_await ready(progress.next)) co_return 0;
  }
}

Transport::Task<std::size_t> Transport::send_some(const OpenFile& file, std::uint64_t offset, std::uint64_t size) {
  while (true) {
    const Progress progress = try_send(file, offset, std::min<std::uint64_t>(size, kFileStep));
    if (progress.bytes > 0) co_return progress.bytes;
    if (!co_await ready(progress.next)) co_return 0;
  }
}

void Transport::write_now(std::string_view& first, std::string_view& second, Then then) {
  while (!first.empty() || !second.empty()) {
    const Progress progress = try_write(first, second, then == Then::more ? MSG_MORE : 0);
    if (progress.next != Next::on) return;
    drop_front(first, second, progress.bytes);
    // A socket that took a part is full; TLS takes a record at a time.
    if (!tls_) return;
  }
}

std::size_t Transport::send_now(const OpenFile& file, std::uint64_t offset, std::uint64_t size) {
  return try_send(file, offset, std::min<std::uint64_t>(size, kFileStep)).bytes;
}

Progress Transport::try_write(std::string_view first, std::string_view second, int flags) {
  if (tls_) return tls_->write(first, second);
  std::array<iovec, 2> parts = {iovec{const_cast<char*>(first.data()), first.size()},  // NOLINT: only read
                                iovec{const_cast<char*>(second.data()), second.size()}};
  msghdr message{};
  message.msg_iov = parts.data();
  message.msg_iovlen = second.empty() ? 1 : 2;
  return of_call(::sendmsg(socket_.native_handle(), &message, MSG_NOSIGNAL | flags));
}

// Plain, the bytes go from the disk's cache to the network without passing through here.
Progress Transport::try_send(const OpenFile& file, std::uint64_t offset, std::uint64_t size) {
  off_t at = static_cast<off_t>(offset);
  if (!tls_) return of_call(::sendfile(socket_.native_handle(), file.fd, &at, static_cast<std::size_t>(size)));
  Progress all;
  while (all.bytes < size) {
    const Progress progress =
        tls_->send_file(file.fd, at + static_cast<off_t>(all.bytes), static_cast<std::size_t>(size) - all.bytes);
    if (progress.next != Next::on) return all.bytes > 0 ? all : progress;
    all.bytes += progress.bytes;
  }
  return all;
}

Transport::Task<bool> Transport::ready(Next next) {
  if (next == Next::closed || !socket_.is_open()) co_return false;
  const auto [error] =
      co_await socket_.async_wait(next == Next::wait_read ? tcp::socket::wait_read : tcp::socket::wait_write, kAwait);
  co_return !error && socket_.is_open();
}

void Transport::finish() {
  if (tls_) tls_->finish();
  ErrorCode ignored;
  socket_.shutdown(tcp::socket::shutdown_send, ignored);
}

// Not by reading: what a client has sent ahead would hide that it has closed behind it.
bool Transport::is_left() {
  pollfd end{socket_.native_handle(), POLLRDHUP, 0};
  if (::poll(&end, 1, 0) > 0) return true;
  return tls_ && tls_->is_left();
}

bool Transport::has_unread() {
  unsigned char byte = 0;
  return peek(socket_.native_handle(), byte) > 0;
}

void Transport::cancel() {
  ErrorCode ignored;
  socket_.cancel(ignored);
}

void Transport::close() {
  ErrorCode ignored;
  socket_.close(ignored);
}

}  // namespace colloquy::http
