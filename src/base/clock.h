// Time and randomness as interfaces, so that pure folders take them as arguments and tests own them.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>

namespace colloquy::base {

// Milliseconds since 1970-01-01 UTC.
using Millis = std::int64_t;

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Millis now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Millis now() const override {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
  }
};

inline const SystemClock kSystemClock{};

class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

// The kernel's generator (getrandom): for ids, codes and session tokens. Thread-safe.
class SystemRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override;
};

}  // namespace colloquy::base
