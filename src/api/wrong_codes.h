// Patience with codes: an address that has entered many wrong ones waits. Right codes cost nothing,
// so a class behind one address can come in together. The one state a server keeps, bounded and
// lost without harm: keep codes have 100 bits and class codes 40, which no patience of ours protects
// but their length does.
#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/clock.h"

namespace colloquy::api {

class WrongCodes {
 public:
  static constexpr int kMost = 30;                         // wrong ones from one address ...
  static constexpr base::Millis kWindow = 10 * 60 * 1000;  // ... in ten minutes
  static constexpr std::size_t kMostAddresses = 10'000;    // remembered; then all are forgotten

  bool may_try(std::string_view address, base::Millis now);
  void was_wrong(std::string_view address, base::Millis now);

 private:
  struct Count {
    base::Millis since = 0;
    int wrong = 0;
  };
  std::mutex mutex_;
  std::unordered_map<std::string, Count> counts_;
};

}  // namespace colloquy::api
