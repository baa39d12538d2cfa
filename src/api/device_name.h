// What a browser says of itself, in words for the list of sessions: "Firefox on Android". Pure.
#pragma once

#include <string>
#include <string_view>

namespace colloquy::api {

// From a User-Agent field. "" where neither browser nor system is known: a stranger's text is never kept.
std::string device_name(std::string_view user_agent);

}  // namespace colloquy::api
