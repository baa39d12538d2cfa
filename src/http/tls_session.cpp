#include "http/tls_session.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace colloquy::http {
namespace {

// One TLS record holds no more (RFC 8446, 5.1).
constexpr std::size_t kRecord = 16 * 1024;

}  // namespace

void TlsSession::Free::operator()(SSL* session) const {
  SSL_free(session);
}

TlsSession::TlsSession(SSL_CTX& context, int fd) : session_(SSL_new(&context)) {
  if (!session_) return;
  SSL_set_fd(session_.get(), fd);
  SSL_set_accept_state(session_.get());
  SSL_set_read_ahead(session_.get(), 1);  // a record in one call of the system, not two
}

TlsSession::~TlsSession() {
  // Whatever went wrong here is nothing to the thread's next session.
  ERR_clear_error();
}

// OpenSSL keeps its errors by thread; an older one would be taken for this call's.
Progress TlsSession::told(int result) const {
  switch (SSL_get_error(session_.get(), result)) {
    case SSL_ERROR_NONE: return {static_cast<std::size_t>(std::max(result, 0)), Progress::Next::on};
    case SSL_ERROR_WANT_READ: return {0, Progress::Next::wait_read};
    case SSL_ERROR_WANT_WRITE: return {0, Progress::Next::wait_write};
    default: return {0, Progress::Next::closed};
  }
}

Progress TlsSession::shake_hands() {
  if (!session_) return {0, Progress::Next::closed};
  ERR_clear_error();
  return told(SSL_do_handshake(session_.get()));
}

Progress TlsSession::read(char* into, std::size_t size) {
  ERR_clear_error();
  return told(SSL_read(session_.get(), into, static_cast<int>(std::min(size, kRecord))));
}

Progress TlsSession::write(std::string_view first, std::string_view second) {
  std::array<char, kRecord> record;  // NOLINT: need not be zeroed
  std::string_view bytes = first.empty() ? second : first;
  if (!first.empty() && first.size() < kRecord && !second.empty()) {
    // A head and its small body leave in one record, and in one packet.
    const std::size_t rest = std::min(kRecord - first.size(), second.size());
    std::memcpy(record.data(), first.data(), first.size());
    std::memcpy(record.data() + first.size(), second.data(), rest);
    bytes = {record.data(), first.size() + rest};
  }
  ERR_clear_error();
  return told(SSL_write(session_.get(), bytes.data(), static_cast<int>(std::min(bytes.size(), kRecord))));
}

Progress TlsSession::send_file(int file, off_t offset, std::size_t size) {
  std::array<char, kRecord> record;  // NOLINT: need not be zeroed
  const ssize_t got = ::pread(file, record.data(), std::min(size, kRecord), offset);
  if (got <= 0) return {0, Progress::Next::closed};
  ERR_clear_error();
  return told(SSL_write(session_.get(), record.data(), static_cast<int>(got)));
}

void TlsSession::finish() {
  ERR_clear_error();
  if (SSL_is_init_finished(session_.get())) SSL_shutdown(session_.get());
}

bool TlsSession::is_left() {
  char byte = 0;
  ERR_clear_error();
  return told(SSL_peek(session_.get(), &byte, 1)).next == Progress::Next::closed;
}

}  // namespace colloquy::http
