// One question to a web service (HTTP or HTTPS, POST) and its whole answer. Studio's river: for the speech service that
// a teacher has named, never for a page or an answer of a learner.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace colloquy::net {

struct Question {
  std::string url;
  std::string bearer;  // of the Authorization header; "" none. Never in a message.
  std::string body;    // JSON
};

// At most `most` bytes. Redirects are not followed: the body and the key are for one address. Waits for two minutes.
// Errors: unavailable (no network, no such server, no libcurl, 429 and 5xx), denied (401, 403), not_found (404),
// too_large, invalid (what else the service refuses, with the beginning of its answer).
base::Result<std::string> ask(const Question& question, std::size_t most);

}  // namespace colloquy::net
