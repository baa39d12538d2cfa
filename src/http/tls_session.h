// TLS over one socket, by OpenSSL, without waiting: each call does what can be done now and says
// what the socket must be ready for before the next. Owns no socket; one thread at a time.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <memory>
#include <string_view>

struct ssl_st;      // OpenSSL's SSL
struct ssl_ctx_st;  // and SSL_CTX

namespace colloquy::http {

// How far a call on a socket that must not block has come.
struct Progress {
  enum class Next { on, wait_read, wait_write, closed };
  std::size_t bytes = 0;  // moved; then `next` is `on`
  Next next = Next::on;
};

class TlsSession {
 public:
  // `fd`, which does not block, outlives the session.
  TlsSession(ssl_ctx_st& context, int fd);
  ~TlsSession();

  // To be called until it says `on`; only then the others.
  Progress shake_hands();
  Progress read(char* into, std::size_t size);
  // Both as if they were one. After a wait the same bytes must be offered again, wherever they lie.
  Progress write(std::string_view first, std::string_view second);
  Progress send_file(int file, off_t offset, std::size_t size);
  // Tells the peer that nothing more will come (close_notify); does not wait for anything.
  void finish();
  // Whether the peer has closed, as far as its bytes have come.
  bool is_left();

 private:
  struct Free {
    void operator()(ssl_st* session) const;
  };
  Progress told(int result) const;

  std::unique_ptr<ssl_st, Free> session_;
};

}  // namespace colloquy::http
