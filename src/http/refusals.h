// What clients are told before, or instead of, any handler: in the same shape as the handlers' own
// refusals.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "api/message.h"
#include "http/doorkeeper.h"

namespace colloquy::http {

// The code follows from the status.
api::Response refusal(int status, std::string_view message);
api::Response head_too_large(std::size_t limit);  // bytes
api::Response body_too_large(std::size_t limit);  // bytes
// To the same address over https.
api::Response moved_to_https(const api::Request& request, std::uint16_t port);
// Precondition: not welcome.
api::Response turned_away(Doorkeeper::Answer answer);

}  // namespace colloquy::http
