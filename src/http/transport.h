// The bytes of one client, there and back: plain, or under TLS once shake_hands() has made it so.
// What stands above sees no difference. Waits without blocking the thread and knows no deadline:
// whoever has one cancels or closes. Includes Asio.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "http/file_cache.h"
#include "http/tls_session.h"

namespace colloquy::http {

class Transport {
 public:
  template <typename T>
  using Task = boost::asio::awaitable<T>;

  explicit Transport(boost::asio::ip::tcp::socket socket);

  // The server's side of a handshake. `plain`: the client's first byte was no TLS; it may be told so,
  // for nothing has been read. `failed`: nothing more can be said.
  enum class Handshake { done, plain, failed };
  Task<Handshake> shake_hands(std::shared_ptr<ssl_ctx_st> context);

  // At least one byte; 0 when the client has closed or is gone, and after cancel() and close().
  Task<std::size_t> read_some(char* into, std::size_t size);
  // How many were taken of both, as if they were one; 0 when nothing will be any more. Of a file not
  // too much at a time.
  Task<std::size_t> write_some(std::string_view first, std::string_view second);
  Task<std::size_t> send_some(const OpenFile& file, std::uint64_t offset, std::uint64_t size);
  // Lets others have their turn, until more can be taken; false when nothing will be.
  Task<bool> writable() { return ready(Progress::Next::wait_write); }

  // Takes off what goes out without waiting. `more`: the last bytes may wait for those that follow.
  enum class Then { push, more };
  void write_now(std::string_view& first, std::string_view& second, Then then = Then::push);
  // How much of a file goes out without waiting; not too much at a time.
  std::size_t send_now(const OpenFile& file, std::uint64_t offset, std::uint64_t size);

  // We have said all; the client may go on.
  void finish();
  // Without waiting: whether the client has closed; whether it has sent something unread.
  bool is_left();
  bool has_unread();
  // Ends the wait that is on.
  void cancel();
  void close();

 private:
  Progress try_write(std::string_view first, std::string_view second, int flags);
  Progress try_send(const OpenFile& file, std::uint64_t offset, std::uint64_t size);
  Task<bool> ready(Progress::Next next);

  boost::asio::ip::tcp::socket socket_;
  std::unique_ptr<TlsSession> tls_;
};

// Shortens the two by what was taken of them.
void drop_front(std::string_view& first, std::string_view& second, std::size_t taken);

}  // namespace colloquy::http
