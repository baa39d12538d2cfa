// Percent-encoding (RFC 3986, 2.1) and the one place where a request's path is judged. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace colloquy::api {

// Decodes %XX. Nothing where an escape is broken.
std::optional<std::string> percent_decode(std::string_view text);

// The path of a request target, decoded once. Nothing (so: 400) where it does not start with '/',
// has a broken escape, an encoded slash or backslash, a control character, bytes that are not
// UTF-8, an empty segment that is not the last, or a segment "." or "..".
std::optional<std::string> decode_path(std::string_view raw);

// Encodes everything but RFC 3986's unreserved characters and '/': for Location fields.
std::string percent_encode_path(std::string_view path);

}  // namespace colloquy::api
