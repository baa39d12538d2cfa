// Which seconds of a track a stretch of listening covered, so that what is heard twice counts once: to have listened is
// not to have skipped to the end. Pure.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace colloquy::store {

// A minute of a track, counted from its beginning, and a bit for each of its 60 seconds.
using MinuteHeard = std::pair<std::int64_t, std::uint64_t>;

// The seconds whose middle lies in [from, from + ms), by minutes in their order, none empty: stretches that follow each
// other share no second and leave none out. `from` and `ms` in ms, neither below 0.
std::vector<MinuteHeard> seconds_heard(std::int64_t from, std::int64_t ms);

}  // namespace colloquy::store
