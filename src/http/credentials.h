// The certificate and key that the server speaks TLS with, and every decision about TLS: versions,
// ciphers, tickets. Read from two files, and read again when a renewal has changed them; a
// connection keeps what it began with. Thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>

#include "base/result.h"

struct ssl_ctx_st;  // OpenSSL's SSL_CTX

namespace colloquy::http {

// Both PEM. The certificate's file holds its chain too, the server's own first; the key's is not
// encrypted.
struct CredentialFiles {
  std::string certificate;
  std::string key;
};

class Credentials {
 public:
  // Errors: not_found, denied, invalid (no certificate, another's key, an encrypted key), each with
  // the file and, where there is one, the way to mend it.
  static base::Result<std::shared_ptr<Credentials>> open(CredentialFiles files);

  // What a connection that begins now begins with.
  std::shared_ptr<ssl_ctx_st> context() const;

  // Reads the files again: always, or when they do not look as they did. A pair that cannot be used
  // leaves the old one. The value is a sentence for the log, or empty where nothing happened; a pair
  // that was found broken is not complained of again until it changes.
  enum class Look { always, at_changes };
  std::string refresh(Look look);

 private:
  // Of both files: device, inode, size and time of change.
  using Stamp = std::array<std::int64_t, 8>;

  explicit Credentials(CredentialFiles files) : files_(std::move(files)) {}
  base::Result<void> load();
  Stamp stamp() const;

  const CredentialFiles files_;
  Stamp seen_{};  // touched by whoever refreshes, one at a time
  mutable std::mutex mutex_;
  std::shared_ptr<ssl_ctx_st> context_;
};

}  // namespace colloquy::http
