// A track's timeline as the page's player wants it: JSON with the milliseconds of every line and
// word, and the places where the player stops for the learner. Gated, like the sound it times.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "lesson/dialogue.h"
#include "package/timeline.h"

namespace colloquy::write {

// `stops`: turn id -> id of the prompt that follows it.
using Stops = std::map<std::string, std::string>;

// The stops of a part: a prompt belongs to the turn above it.
Stops stops_of(const lesson::Part& part);

// The turns before which the author wants a silence: *(pause 2s)*.
using Pauses = std::set<std::string, std::less<>>;
Pauses pauses_of(const lesson::Part& part);

// {"track","duration","lines":[{"n":node,"i":index,"s":start,"e":end,"w":[s0,e0,...],"stop"?,"p"?}]}.
// A stop stands at the last line of its turn; "p":1 says that the silence after the line is the author's own, which no
// player shortens.
std::string cues(std::string_view track, const package::Timeline& timeline, const Stops& stops,
                 const Pauses& pauses = {});

}  // namespace colloquy::write
