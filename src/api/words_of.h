// The words in markup that write/ made: for comparing, and for the sentence where a learner stopped.
// Pure.
#pragma once

#include <string>
#include <string_view>

namespace colloquy::api {

// Without tags, entities read, white space as it stands.
std::string words_of(std::string_view html);

// The words of one spoken line of a lesson page (its span has the id "L-NODE-INDEX"); "" where the
// page has no such line any more.
std::string line_of(std::string_view page, std::string_view node, int index);

}  // namespace colloquy::api
