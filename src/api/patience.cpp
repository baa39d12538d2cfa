#include "api/patience.h"

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

void Patience::was_wrong(std::string_view key, base::Millis now) {
  const std::lock_guard lock(mutex_);
  if (counts_.size() >= kMostKeys) counts_.clear();
  Count& count = counts_[std::string(key)];
  if (count.wrong == 0 || now - count.since >= kWindow || now < count.since) count = {now, 0};
  ++count.wrong;
}

}  // namespace colloquy::api
