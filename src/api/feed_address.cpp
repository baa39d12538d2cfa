#include "api/feed_address.h"

#include <algorithm>

#include "base/hash.h"

namespace colloquy::api {
namespace {

constexpr std::size_t kSecretSize = 32;  // base32: 160 bits

}  // namespace

std::string new_feed_secret(base::Random& random) {
  base::Digest bytes{};
  random.fill(bytes);
  return base::base32(bytes).substr(0, kSecretSize);
}

std::string feed_hash(std::string_view secret) {
  const bool ours = secret.size() == kSecretSize && std::all_of(secret.begin(), secret.end(), [](char c) {
                      return (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7');
                    });
  return ours ? base::hex(base::sha256("feed\n" + std::string(secret))) : std::string();
}

std::string origin_of(const Request& request, const std::string& address) {
  if (request.host.empty()) return address;
  return (request.secure ? "https://" : "http://") + request.host;
}

std::string feed_address(const std::string& origin, std::string_view secret) {
  return origin + "/feed/" + std::string(secret) + "/";
}

}  // namespace colloquy::api
