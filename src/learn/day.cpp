#include "learn/day.h"

namespace colloquy::learn {

std::int64_t day_of(Millis at, int utc_offset, int rollover_hour) {
  const Millis local = at + utc_offset * kMinute - rollover_hour * kHour;
  return local >= 0 ? local / kDay : -((-local + kDay - 1) / kDay);
}

Millis start_of_day(std::int64_t day, int utc_offset, int rollover_hour) {
  return day * kDay + rollover_hour * kHour - utc_offset * kMinute;
}

}  // namespace colloquy::learn
