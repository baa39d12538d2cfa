// Who calls: the session cookie, and the codes with which a learner comes back. A token is 256
// random bits; the store keeps its SHA-256 only, so that a stolen database opens no session.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "api/message.h"
#include "base/clock.h"
#include "base/result.h"
#include "store/store.h"

namespace colloquy::api {

// "__Host-colloquy" over TLS, where the browser keeps it to this host; "colloquy" on plain loopback.
std::string_view cookie_name(const Request& request);

// Whoever the session that came with the request speaks for; nobody where it was not used for so long. Notes now and
// then that it is used. Errors: those of the store.
base::Result<std::optional<store::Caller>> caller_of(const Request& request, store::Store& store, base::Millis now);
// The hash of that session; "" none.
std::string session_of(const Request& request);
// By which the list of a learner's sessions names one: enough of the hash to tell them apart.
std::string session_id(const std::string& hash);

struct NewSession {
  std::string token;  // for the cookie
  std::string hash;   // for the store
};
NewSession new_session(base::Random& random);
// As the store takes it, with the browser's name for the list of sessions.
store::change::NewSession stored(const NewSession& session, const store::LearnerId& learner, const Request& request,
                                 base::Millis now);
std::string session_hash(std::string_view token);

// The Set-Cookie values that begin and end a session.
std::string session_cookie(const Request& request, const NewSession& session);
std::string end_cookie(const Request& request);

// 128 random bits: ids of learners, attempts and events made here.
std::string new_id(base::Random& random);

// A keep code as written down, "ABCDE-FGHIJ-KLMNO-PQRST" (100 bits), and a class code, "ABCD-EFGH".
std::string new_keep_code(base::Random& random);
std::string new_class_code(base::Random& random);

// As people type codes: case, spaces and hyphens do not count, and 0, 1 and 8, which no code holds,
// stand for O, I and B.
std::string read_code(std::string_view typed);
std::string code_hash(std::string_view typed);

}  // namespace colloquy::api
