// Passwords as they are kept: Argon2id (RFC 9106) with 19 MiB and two passes, as OWASP's password storage sheet asks at
// least. Lowest stone of the house; slow and hungry on purpose, so callers run it one at a time and off the I/O
// threads.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace colloquy::base {

// In Argon2's own text form, "$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH". Errors: unavailable (no memory for it).
Result<std::string> hash_password(std::string_view password, Random& random);

// Whether the password made this hash. A hash that is none matches nothing, at once.
bool password_matches(std::string_view password, const std::string& hash);

// Whether the hash was made with other costs than hash_password() takes today.
bool is_outdated(std::string_view hash);

}  // namespace colloquy::base
