// Which of our languages a reader wants (Accept-Language, RFC 9110, 12.5.4), for pages that belong to no course. Pure.
#pragma once

#include <string>
#include <string_view>

namespace colloquy::api {

// "en" where the field asks for none that there is a catalogue of.
std::string preferred_language(std::string_view accept_language);

}  // namespace colloquy::api
