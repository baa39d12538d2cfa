// The head of an HTTP/1.x request (RFC 9112): found in the bytes that came, and judged. Strict where
// leniency has let two servers read one message differently: bare line feeds, folded lines, space
// before a colon, a length said twice or beside a transfer coding are all refused. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "api/message.h"

namespace colloquy::http {

// Why a request is refused before any handler sees it. The connection closes after it.
struct Refusal {
  int status = 400;
  std::string message;
};

struct Head {
  api::Request request;              // all but body, client and secure
  std::uint64_t content_length = 0;  // bytes of body that follow
  bool head_only = false;            // HEAD: answered as GET without its body
  bool keep_alive = true;
  bool http_1_0 = false;
  bool expects_continue = false;  // sent "Expect: 100-continue"
};

// Where a head ends in `bytes`: `size` counts it with its blank line, 0 while it is incomplete.
// `broken` as soon as a line ends without a carriage return. Searching goes on from `searched`,
// the value of an earlier answer for the same, shorter bytes.
struct HeadEnd {
  std::size_t size = 0;
  std::size_t searched = 0;
  bool broken = false;
};
HeadEnd find_head_end(std::string_view bytes, std::size_t searched = 0);

// Precondition: find_head_end(bytes).size == bytes.size().
std::variant<Head, Refusal> parse_head(std::string_view bytes, std::size_t most_fields);

}  // namespace colloquy::http
