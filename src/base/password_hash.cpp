#include "base/password_hash.h"

#include <argon2.h>

#include <array>
#include <cstdint>

namespace colloquy::base {
namespace {

constexpr std::uint32_t kPasses = 2, kMemoryKib = 19 * 1024, kLanes = 1, kHashBytes = 32;
constexpr std::string_view kCosts = "$argon2id$v=19$m=19456,t=2,p=1$";

}  // namespace

Result<std::string> hash_password(std::string_view password, Random& random) {
  std::array<std::uint8_t, 16> salt{};
  random.fill(salt);
  std::string out(argon2_encodedlen(kPasses, kMemoryKib, kLanes, salt.size(), kHashBytes, Argon2_id), '\0');
  const int code = argon2id_hash_encoded(kPasses, kMemoryKib, kLanes, password.data(), password.size(), salt.data(),
                                         salt.size(), kHashBytes, out.data(), out.size());
  if (code != ARGON2_OK) return make_error(ErrorKind::unavailable, argon2_error_message(code));
  out.resize(out.find('\0'));
  return out;
}

bool password_matches(std::string_view password, const std::string& hash) {
  return argon2id_verify(hash.c_str(), password.data(), password.size()) == ARGON2_OK;
}

bool is_outdated(std::string_view hash) {
  return !hash.starts_with(kCosts);
}

}  // namespace colloquy::base
