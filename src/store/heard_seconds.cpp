#include "store/heard_seconds.h"

namespace colloquy::store {

std::vector<MinuteHeard> seconds_heard(std::int64_t from, std::int64_t ms) {
  std::vector<MinuteHeard> out;
  const std::int64_t end = (from + ms + 499) / 1000;  // the first second whose middle is not before the end
  for (std::int64_t second = (from + 499) / 1000; second < end; ++second) {
    if (out.empty() || out.back().first != second / 60) out.emplace_back(second / 60, 0);
    out.back().second |= std::uint64_t{1} << (second % 60);
  }
  return out;
}

}  // namespace colloquy::store
