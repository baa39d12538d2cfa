#include "http/credentials.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <sys/stat.h>

#include <string_view>
#include <utility>

#include "base/file.h"

namespace colloquy::http {
namespace {

using base::ErrorKind;
using base::make_error;

constexpr std::uint64_t kLargestFile = 1 << 20;

// Only http/1.1 is spoken here: a client that wants another protocol alone is told so in the
// handshake (RFC 7301, 3.2), so that nobody talks FTP or SMTP to us with our certificate.
int choose_protocol(SSL*, const unsigned char** chosen, unsigned char* size, const unsigned char* offered,
                    unsigned int offered_size, void*) {
  constexpr std::string_view kOurs = "http/1.1";
  for (unsigned int at = 0; at < offered_size; at += 1u + offered[at]) {
    const std::string_view name(reinterpret_cast<const char*>(offered + at + 1), offered[at]);
    if (name != kOurs) continue;
    *chosen = offered + at + 1;
    *size = offered[at];
    return SSL_TLSEXT_ERR_OK;
  }
  return SSL_TLSEXT_ERR_ALERT_FATAL;
}

// RFC 9325 in OpenSSL's words.
bool harden(SSL_CTX* context) {
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE |
                                   SSL_OP_PRIORITIZE_CHACHA);
  // Buffers go back while a connection idles: thousands of learners do. What a full socket did not
  // take may be offered again from elsewhere, for the bytes are the same.
  SSL_CTX_set_mode(context,
                   SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  // A returning client brings its session along in a ticket; none is kept here.
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_alpn_select_cb(context, choose_protocol, nullptr);
  return SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20") == 1 &&
         SSL_CTX_set1_groups_list(context, "X25519:P-256:P-384") == 1;
}

// OpenSSL asks for a passphrase: there is none, and nobody to type one.
int no_passphrase(char*, int, int, void* was_asked) {
  *static_cast<bool*>(was_asked) = true;
  return -1;
}

// Of the first failure since the queue was cleared.
std::string reason() {
  const char* const text = ERR_reason_error_string(ERR_peek_error());
  return text == nullptr ? "OpenSSL does not say why" : text;
}

base::Result<std::string> read(std::string_view what, const std::string& path) {
  base::Result<std::string> bytes = base::read_file(path, kLargestFile);
  if (bytes.ok()) return bytes;
  return make_error(bytes.error().kind,
                    "The TLS " + std::string(what) + " cannot be read: " + bytes.error().message + ".");
}

using Bio = std::unique_ptr<BIO, decltype(&::BIO_free)>;

base::Result<void> use_certificate(SSL_CTX* context, const std::string& path) {
  const std::string bytes = TRY(read("certificate", path));
  const Bio bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())), &::BIO_free);
  ERR_clear_error();
  for (int count = 0;; ++count) {
    const std::unique_ptr<X509, decltype(&::X509_free)> one(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr),
                                                            &::X509_free);
    if (!one) {
      // The end of the file is what stops the reading of a good one.
      const bool ended = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
      if (count > 0 && ended) break;
      return make_error(ErrorKind::invalid, "There is no PEM certificate in " + path +
                                                (ended || count == 0 ? std::string() : ": " + reason()) + ".");
    }
    const int used =
        count == 0 ? SSL_CTX_use_certificate(context, one.get()) : SSL_CTX_add1_chain_cert(context, one.get());
    if (used != 1)
      return make_error(ErrorKind::invalid, "The certificate in " + path + " cannot be used: " + reason() + ".");
  }
  ERR_clear_error();
  return {};
}

base::Result<void> use_key(SSL_CTX* context, const CredentialFiles& files) {
  const std::string bytes = TRY(read("key", files.key));
  const Bio bio(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())), &::BIO_free);
  ERR_clear_error();
  bool encrypted = false;
  const std::unique_ptr<EVP_PKEY, decltype(&::EVP_PKEY_free)> key(
      PEM_read_bio_PrivateKey(bio.get(), nullptr, no_passphrase, &encrypted), &::EVP_PKEY_free);
  if (encrypted) {
    return make_error(ErrorKind::invalid,
                      "The key in " + files.key +
                          " is encrypted, and nobody is here to type its passphrase; write it without one: openssl "
                          "pkey -in KEY -out NEW.");
  }
  if (!key) return make_error(ErrorKind::invalid, "There is no PEM private key in " + files.key + ".");
  if (X509_check_private_key(SSL_CTX_get0_certificate(context), key.get()) != 1) {
    return make_error(ErrorKind::invalid,
                      "The key in " + files.key + " does not belong to the certificate in " + files.certificate + ".");
  }
  if (SSL_CTX_use_PrivateKey(context, key.get()) != 1) {
    return make_error(ErrorKind::invalid, "The key in " + files.key + " cannot be used: " + reason() + ".");
  }
  return {};
}

}  // namespace

base::Result<std::shared_ptr<Credentials>> Credentials::open(CredentialFiles files) {
  const std::shared_ptr<Credentials> credentials(new Credentials(std::move(files)));
  credentials->seen_ = credentials->stamp();
  TRY_VOID(credentials->load());
  return credentials;
}

base::Result<void> Credentials::load() {
  const std::shared_ptr<SSL_CTX> fresh(SSL_CTX_new(TLS_server_method()), &::SSL_CTX_free);
  if (!fresh || !harden(fresh.get()))
    return make_error(ErrorKind::internal, "OpenSSL does not start: " + reason() + ".");
  TRY_VOID(use_certificate(fresh.get(), files_.certificate));
  TRY_VOID(use_key(fresh.get(), files_));
  const std::lock_guard<std::mutex> lock(mutex_);
  context_ = fresh;
  return {};
}

std::shared_ptr<SSL_CTX> Credentials::context() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return context_;
}

std::string Credentials::refresh(Look look) {
  const Stamp now = stamp();
  if (look == Look::at_changes && now == seen_) return {};
  // Taken before the reading: what changes meanwhile is seen the next time.
  seen_ = now;
  if (const base::Result<void> loaded = load(); !loaded.ok()) {
    return loaded.error().message + " The certificate in use stays.";
  }
  return "The certificate was read again from " + files_.certificate + ".";
}

// Links are followed: a renewal often moves a link. What cannot be looked at is all zeros.
Credentials::Stamp Credentials::stamp() const {
  Stamp stamp{};
  std::size_t at = 0;
  for (const std::string* path : {&files_.certificate, &files_.key}) {
    struct stat found{};
    const bool there = ::stat(path->c_str(), &found) == 0;
    stamp[at++] = there ? static_cast<std::int64_t>(found.st_dev) : 0;
    stamp[at++] = there ? static_cast<std::int64_t>(found.st_ino) : 0;
    stamp[at++] = there ? found.st_size : 0;
    stamp[at++] = there ? static_cast<std::int64_t>(found.st_mtim.tv_sec) * 1'000'000'000 + found.st_mtim.tv_nsec : 0;
  }
  return stamp;
}

}  // namespace colloquy::http
