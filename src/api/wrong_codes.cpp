#include "api/wrong_codes.h"

namespace colloquy::api {

bool WrongCodes::may_try(std::string_view address, base::Millis now) {
  const std::lock_guard lock(mutex_);
  const auto found = counts_.find(std::string(address));
  if (found == counts_.end()) return true;
  if (now - found->second.since >= kWindow) {
    counts_.erase(found);
    return true;
  }
  return found->second.wrong < kMost;
}

void WrongCodes::was_wrong(std::string_view address, base::Millis now) {
  const std::lock_guard lock(mutex_);
  if (counts_.size() >= kMostAddresses) counts_.clear();
  Count& count = counts_[std::string(address)];
  if (count.wrong == 0 || now - count.since >= kWindow) count = {now, 0};
  ++count.wrong;
}

}  // namespace colloquy::api
