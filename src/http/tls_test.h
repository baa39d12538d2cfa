// For this folder's tests: certificates made on the spot, and a client that speaks TLS.
#pragma once

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/file.h"
#include "http/credentials.h"
#include "http/loopback_test.h"

namespace colloquy::http {

// A folder with a self-signed certificate and its key; gone with the value.
class CertificateFolder {
 public:
  explicit CertificateFolder(std::string_view name = "localhost") {
    std::string pattern = (std::filesystem::temp_directory_path() / "colloquy-tls-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    renew(name);
  }
  ~CertificateFolder() { std::filesystem::remove_all(folder_); }
  CertificateFolder(const CertificateFolder&) = delete;
  CertificateFolder& operator=(const CertificateFolder&) = delete;

  CredentialFiles files() const { return {path("cert.pem"), path("key.pem")}; }
  std::string path(std::string_view name) const { return (folder_ / name).string(); }

  void write(std::string_view name, std::string_view bytes) const { (void)base::write_file(path(name), bytes).ok(); }

  // A new pair for `name` takes the old one's place.
  void renew(std::string_view name) const {
    const std::unique_ptr<EVP_PKEY, decltype(&::EVP_PKEY_free)> key(EVP_EC_gen("P-256"), &::EVP_PKEY_free);
    const std::unique_ptr<X509, decltype(&::X509_free)> one(X509_new(), &::X509_free);
    X509_set_version(one.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(one.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(one.get()), -60);
    X509_gmtime_adj(X509_getm_notAfter(one.get()), 3600);
    X509_set_pubkey(one.get(), key.get());
    X509_NAME* const subject = X509_get_subject_name(one.get());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(name.data()),
                               static_cast<int>(name.size()), -1, 0);
    X509_set_issuer_name(one.get(), subject);
    X509_sign(one.get(), key.get(), EVP_sha256());
    write("key.pem",
          pem([&](BIO* out) { PEM_write_bio_PKCS8PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr); }));
    write("locked.pem", pem([&](BIO* out) {
            PEM_write_bio_PKCS8PrivateKey(out, key.get(), EVP_aes_128_cbc(), "secret", 6, nullptr, nullptr);
          }));
    write("cert.pem", pem([&](BIO* out) { PEM_write_bio_X509(out, one.get()); }));
  }

 private:
  template <typename Write>
  static std::string pem(Write write) {
    const std::unique_ptr<BIO, decltype(&::BIO_free)> out(BIO_new(BIO_s_mem()), &::BIO_free);
    write(out.get());
    char* text = nullptr;
    const long size = BIO_get_mem_data(out.get(), &text);
    return {text, static_cast<std::size_t>(size)};
  }

  std::filesystem::path folder_;
};

// What a client may ask for in its handshake.
struct Offer {
  int newest = TLS1_3_VERSION;
  std::string_view protocols = "\x08http/1.1";  // as ALPN writes them
  SSL_SESSION* session = nullptr;
};

class TlsClient {
 public:
  explicit TlsClient(const Loopback& server, const Offer& offer = {})
      : socket_(server), context_(SSL_CTX_new(TLS_client_method()), &::SSL_CTX_free), ssl_(nullptr, &::SSL_free) {
    SSL_CTX_set_security_level(context_.get(), 0);  // so that old versions can be tried at all
    SSL_CTX_set_max_proto_version(context_.get(), offer.newest);
    ssl_.reset(SSL_new(context_.get()));
    SSL_set_alpn_protos(ssl_.get(), reinterpret_cast<const unsigned char*>(offer.protocols.data()),
                        static_cast<unsigned int>(offer.protocols.size()));
    if (offer.session != nullptr) SSL_set_session(ssl_.get(), offer.session);
    SSL_set_fd(ssl_.get(), socket_.fd());
    const timeval patience{5, 0};
    ::setsockopt(socket_.fd(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    shook_ = SSL_connect(ssl_.get()) == 1;
    ERR_clear_error();
  }

  bool shook_hands() const { return shook_; }
  SSL* ssl() { return ssl_.get(); }

  bool say(std::string_view bytes) {
    return SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size())) == static_cast<int>(bytes.size());
  }

  // One response with a Content-Length (or without body), head and all; "" when there is none.
  std::string hear() {
    std::size_t end = std::string::npos;
    while ((end = heard_.find("\r\n\r\n")) == std::string::npos) {
      if (!hear_more()) return {};
    }
    const std::size_t field = heard_.substr(0, end).find("Content-Length: ");
    const std::size_t body = field == std::string::npos ? 0 : std::strtoull(heard_.c_str() + field + 16, nullptr, 10);
    while (heard_.size() < end + 4 + body) {
      if (!hear_more()) return {};
    }
    std::string response = heard_.substr(0, end + 4 + body);
    heard_.erase(0, response.size());
    return response;
  }

  bool hear_until(std::string_view text) {
    while (heard_.find(text) == std::string::npos) {
      if (!hear_more()) return false;
    }
    return true;
  }

  // Whether the server has said that it has said all (and not merely closed).
  bool is_left() {
    while (hear_more()) {
    }
    return (SSL_get_shutdown(ssl_.get()) & SSL_RECEIVED_SHUTDOWN) != 0;
  }

  void leave() { SSL_shutdown(ssl_.get()); }

  // Whom the server's certificate names.
  std::string server_name() {
    const std::unique_ptr<X509, decltype(&::X509_free)> peer(SSL_get1_peer_certificate(ssl_.get()), &::X509_free);
    char name[64] = "";
    if (peer) X509_NAME_get_text_by_NID(X509_get_subject_name(peer.get()), NID_commonName, name, sizeof name);
    return name;
  }

 private:
  bool hear_more() {
    char bytes[16384];
    const int got = SSL_read(ssl_.get(), bytes, sizeof bytes);
    ERR_clear_error();
    if (got <= 0) return false;
    heard_.append(bytes, static_cast<std::size_t>(got));
    return true;
  }

  Client socket_;
  std::unique_ptr<SSL_CTX, decltype(&::SSL_CTX_free)> context_;
  std::unique_ptr<SSL, decltype(&::SSL_free)> ssl_;
  bool shook_ = false;
  std::string heard_;
};

}  // namespace colloquy::http
