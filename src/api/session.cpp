#include "api/session.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "api/cookies.h"
#include "api/device_name.h"
#include "api/tickets.h"
#include "base/hash.h"

namespace colloquy::api {
namespace {

constexpr base::Millis kSeenAgain = kDay;

std::string random_base32(base::Random& random, std::size_t characters) {
  // base32 takes a digest: 32 bytes, 52 characters, enough for everything here.
  base::Digest bytes{};
  random.fill(bytes);
  return base::base32(bytes).substr(0, characters);
}

std::string in_groups(const std::string& code, std::size_t group) {
  std::string out;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (i > 0 && i % group == 0) out += '-';
    out += static_cast<char>(code[i] >= 'a' && code[i] <= 'z' ? code[i] - 'a' + 'A' : code[i]);
  }
  return out;
}

}  // namespace

std::string_view cookie_name(const Request& request) {
  return request.secure ? "__Host-colloquy" : "colloquy";
}

std::string session_of(const Request& request) {
  const std::string_view token = cookie(request, cookie_name(request));
  // A token of ours is 52 characters; anything else needs no look.
  return token.size() == 52 ? session_hash(token) : "";
}

std::string session_id(const std::string& hash) {
  return hash.substr(0, 16);
}

base::Result<std::optional<store::Caller>> caller_of(const Request& request, store::Store& store, base::Millis now) {
  const std::string hash = session_of(request);
  if (hash.empty()) return std::optional<store::Caller>();
  std::optional<store::Caller> caller = TRY(store.caller(hash));
  if (!caller) return caller;
  // A clock that was ahead for a while makes no session last longer.
  caller->seen = std::min(caller->seen, now);
  if (now - caller->seen > store::kSessionLife) return std::optional<store::Caller>();
  // What is lost of this is noted the next time.
  if (now - caller->seen > kSeenAgain) store.change({store::change::SeenSession{hash, now}}, [](const auto&) {});
  return caller;
}

store::change::NewSession stored(const NewSession& session, const store::LearnerId& learner, const Request& request,
                                 base::Millis now) {
  return {learner, session.hash, device_name(request.headers.get("User-Agent")), now};
}

NewSession new_session(base::Random& random) {
  NewSession session;
  session.token = random_base32(random, 52);
  session.hash = session_hash(session.token);
  return session;
}

std::string session_hash(std::string_view token) {
  return base::hex(base::sha256(token));
}

std::string session_cookie(const Request& request, const NewSession& session) {
  return set_cookie(cookie_name(request), session.token, CookieLife::year, request.secure);
}

std::string end_cookie(const Request& request) {
  return set_cookie(cookie_name(request), "", CookieLife::expired, request.secure);
}

std::string new_id(base::Random& random) {
  return random_base32(random, 26);
}
std::string new_keep_code(base::Random& random) {
  return in_groups(random_base32(random, 20), 5);
}
std::string new_class_code(base::Random& random) {
  return in_groups(random_base32(random, 8), 4);
}

std::string read_code(std::string_view typed) {
  std::string out;
  for (const char c : typed) {
    if (c >= 'A' && c <= 'Z') out += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '2' && c <= '7')) out += c;
    if (c == '0') out += 'o';
    if (c == '1') out += 'i';
    if (c == '8') out += 'b';
  }
  return out;
}

std::string code_hash(std::string_view typed) {
  return base::hex(base::sha256("keep code\n" + read_code(typed)));
}

}  // namespace colloquy::api
