#include "api/patience.h"

#include <algorithm>

namespace colloquy::api {

bool Patience::may_try(std::string_view key, base::Millis now) {
  const std::lock_guard lock(mutex_);
  const auto found = counts_.find(std::string(key));
  if (found == counts_.end()) return true;
  // A clock that went back must not make anybody wait for longer.
  if (now - found->second.since >= kWindow || now < found->second.since) {
    counts_.erase(found);
    return true;
  }
  return found->second.wrong < most_;
}

// Nobody can have their own count forgotten by making up others': the oldest goes first.
void Patience::make_room(base::Millis now) {
  std::erase_if(counts_, [&](const auto& one) { return now - one.second.since >= kWindow; });
  if (counts_.size() < kMostKeys) return;
  const auto since = [](const auto& one) { return one.second.since; };
  counts_.erase(std::ranges::min_element(counts_, {}, since));
}

void Patience::was_wrong(std::string_view key, base::Millis now) {
  const std::lock_guard lock(mutex_);
  if (counts_.size() >= kMostKeys && !counts_.contains(std::string(key))) make_room(now);
  Count& count = counts_[std::string(key)];
  if (count.wrong == 0 || now - count.since >= kWindow || now < count.since) count = {now, 0};
  ++count.wrong;
}

}  // namespace colloquy::api
