// Patience with secrets that were wrong: whoever has tried many waits. Right ones cost nothing, so that a class behind
// one address can come in together. Bounded, kept in memory, and lost without harm: what protects codes is their
// length, and passwords their hash.
#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.h"

namespace colloquy::api {

class Patience {
 public:
  static constexpr base::Millis kWindow = 10 * 60 * 1000;
  static constexpr std::size_t kMostKeys = 10'000;  // remembered; then those that are over go, and the oldest

  // So many wrong ones in kWindow.
  explicit Patience(int most) : most_(most) {}

  // `key`: an address, an account, or both.
  bool may_try(std::string_view key, base::Millis now);
  void was_wrong(std::string_view key, base::Millis now);

 private:
  struct Count {
    base::Millis since = 0;
    int wrong = 0;
  };
  const int most_;
  std::mutex mutex_;
  void make_room(base::Millis now);

  std::unordered_map<std::string, Count> counts_;
};

}  // namespace colloquy::api
