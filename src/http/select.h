// Which part and which coding of a thing the client asked for (RFC 9110: ranges 14, conditions 13,
// codings 12.5.3). Pure functions of header fields.
#pragma once

#include <cstdint>
#include <string_view>

namespace colloquy::http {

enum class Extent { whole, part, unsatisfiable };

struct Selection {
  Extent extent = Extent::whole;
  std::uint64_t first = 0;   // byte offset
  std::uint64_t length = 0;  // bytes
};

// A Range field against a thing of `size` bytes. Several ranges, other units and malformed fields
// select the whole, as the standard allows; a single range past the end is unsatisfiable.
Selection select_range(std::string_view range, std::uint64_t size);

// Whether an If-None-Match list names `etag` (no quotes), compared weakly; "*" names everything.
bool names_etag(std::string_view list, std::string_view etag);

// Whether an If-Range field still holds: exactly the strong tag. Dates never do (we send none).
bool is_same_version(std::string_view if_range, std::string_view etag);

enum class Coding { identity, gzip, brotli };

struct Codings {
  bool gzip = false;
  bool brotli = false;
  bool prefers_gzip = false;  // gave gzip the greater weight
};

// What an Accept-Encoding field allows; weight 0 forbids.
Codings accepted_codings(std::string_view accept_encoding);

}  // namespace colloquy::http
