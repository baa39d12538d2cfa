// A file that a browser's form sends (multipart/form-data, RFC 7578). Pure; every byte comes from strangers.
#pragma once

#include <optional>
#include <string_view>

#include "api/message.h"

namespace colloquy::api {

// The bytes of the first file of the form, as they stand in the request's body; nothing where it holds none.
std::optional<std::string_view> file_of(const Request& request);

}  // namespace colloquy::api
