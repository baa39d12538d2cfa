// Addresses and names as people type them. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace colloquy::api {

// The address in the one spelling by which accounts are found: without spaces around it, ASCII letters small. Nothing
// where it is none (net::is_address). Only mail can tell whether anybody is there.
std::optional<std::string> read_email(std::string_view typed);

// A name with its spaces in order; nothing where it is empty, over 100 characters, or holds what cannot be seen.
std::optional<std::string> read_name(std::string_view typed);

}  // namespace colloquy::api
