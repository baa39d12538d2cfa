// Directions: *(pause 2s)*, *(objective waiting; level apply)*. Found in a passage, divided, and
// understood as far as they mean the same everywhere (pause, say, lang).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "source/reading.h"

namespace colloquy::source {

// Offsets in the passage: of *( to one past )*.
struct DirectionMark {
  std::size_t from = 0, to = 0;
};

// Whole directions in [from, to). Reports halves (form/cue-open) and those that touch words
// (form/cue-space) once per call.
std::vector<DirectionMark> find_directions(Reading& reading, const Passage& passage, std::size_t from, std::size_t to);

// The same without reporting.
std::vector<DirectionMark> find_directions(const Passage& passage, std::size_t from, std::size_t to);

// Its parts, divided by ; . Reports form/pause.
std::vector<lesson::Direction> parse_direction(Reading& reading, const Passage& passage, DirectionMark mark);

// What a place with settings makes of a direction: its key ("objective", "draw", "all" ...) and
// value, or nothing.
struct Setting2 {
  std::string key, value;
};
std::optional<Setting2> as_setting(const Reading& reading, const lesson::Direction& direction);

}  // namespace colloquy::source
