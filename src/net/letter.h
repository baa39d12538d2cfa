// A letter, and its form on the wire (RFC 5322, MIME): plain text in UTF-8. Pure.
#pragma once

#include <string>
#include <string_view>

#include "base/clock.h"

namespace colloquy::net {

struct Letter {
  std::string to;  // one address, without a name
  std::string subject, text;
};

// Whether an address may stand in a letter's head and in SMTP: one '@' with something on both sides, nothing that could
// end a line or begin another address. Whether mail arrives there only mail can tell.
bool is_address(std::string_view text);

// The whole message, with CRLF. `id` makes its Message-ID; `now` its date. Precondition: is_address() of both.
std::string message_of(const Letter& letter, const std::string& from, const std::string& id, base::Millis now);

}  // namespace colloquy::net
