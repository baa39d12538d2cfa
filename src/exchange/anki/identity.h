// How a note of Anki's and a thing of a course know each other again. A note that came from a package keeps its guid
// inside the id that the lesson fixes; what a course made itself has a guid made of the course's id and its own. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace colloquy::exchange::anki {

// "anki-" and the guid's bytes in base32 (RFC 4648, lower case, without padding).
std::string node_of_foreign(std::string_view guid);

// The guid of the note that a node of the course (card, term, aid) becomes.
std::string guid_of(std::string_view course, std::string_view node);

// The node that a note with this guid is in the course; it need not be there.
std::string node_of(std::string_view course, std::string_view guid);

// A number that names something in a collection and is the same in every export: like the moments that Anki takes for
// ids, in milliseconds between 2017 and 2023.
std::int64_t id_number(std::string_view of);

}  // namespace colloquy::exchange::anki
