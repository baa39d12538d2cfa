// Cookies (RFC 6265bis): reading what a browser sends and writing what we set. Pure.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/message.h"

namespace colloquy::api {

// In the order sent. Pairs without '=' or with bytes outside the grammar are left out; quotes
// around a value are taken off.
std::vector<std::pair<std::string_view, std::string_view>> parse_cookies(std::string_view field);

// The first cookie of that name, "" where there is none. Names are compared exactly, as browsers do.
// The view lives as long as the request.
std::string_view cookie(const Request& request, std::string_view name);

enum class CookieLife { session, year, expired };

// A Set-Cookie value: Path=/, HttpOnly, SameSite=Lax, and Secure where the request was secure (so
// that the `__Host-` prefix holds). Precondition: name and value are of the cookie grammar.
std::string set_cookie(std::string_view name, std::string_view value, CookieLife life, bool secure);

}  // namespace colloquy::api
