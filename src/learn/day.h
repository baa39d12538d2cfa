// The learner's day: it ends at 04:00 of their own clock, not at midnight, so that a review at one
// in the night belongs to the evening before. Every event carries its time-zone offset, so the
// same log gives the same days wherever it is replayed. Pure.
#pragma once

#include <cstdint>

#include "base/clock.h"

namespace colloquy::learn {

using base::Millis;

inline constexpr Millis kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour;
inline constexpr int kRolloverHour = 4;

// Number of the learner's day that holds `at`, counted from 1970-01-01; `utc_offset` in minutes
// east of Greenwich.
std::int64_t day_of(Millis at, int utc_offset, int rollover_hour = kRolloverHour);

// The moment at which that day begins.
Millis start_of_day(std::int64_t day, int utc_offset, int rollover_hour = kRolloverHour);

}  // namespace colloquy::learn
