// Counts who is inside: over all and by address, so that one place cannot take every seat.
// Thread-safe; asked once a connection.
#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace colloquy::http {

class Doorkeeper {
 public:
  Doorkeeper(std::size_t most, std::size_t most_per_address) : most_(most), most_per_address_(most_per_address) {}

  enum class Answer { welcome, full, too_many_from_there };
  // Every welcome is paid back by one leave() with the same address. `share`: of the seats there are.
  enum class Share { limited, unlimited };
  Answer enter(std::string_view address, Share share = Share::limited);
  void leave(std::string_view address);
  std::size_t inside() const;

  // Where an address belongs: itself, or its /64 for IPv6, for one household has that many.
  static std::string neighbourhood(std::string_view address);

 private:
  const std::size_t most_;
  const std::size_t most_per_address_;
  mutable std::mutex mutex_;
  std::size_t inside_ = 0;
  std::unordered_map<std::string, std::size_t> by_neighbourhood_;
};

}  // namespace colloquy::http
