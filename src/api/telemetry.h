// What can be seen of the server from outside: how many requests of each route were answered how, and how long that
// took; gauges that others add. Written as Prometheus reads it (text format 0.0.4, prometheus.io/docs/instrumenting/
// exposition_formats) at GET /metrics. Never a path, an address or a name: routes are told as their patterns, so no
// token and no learner can be in it. Safe from all threads.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace colloquy::api {

class Telemetry {
 public:
  using Duration = std::chrono::steady_clock::duration;
  enum class Kind { gauge, counter };

  // `routes`: their names, "GET /c/{course}/". What matches none is counted under "none".
  explicit Telemetry(std::vector<std::string> routes);

  // `route` is the index in the constructor's list; one past its end: none.
  void answered(std::size_t route, int status, Duration took);

  // Something that is read when metrics are asked for. `name` as Prometheus wants it, with its unit.
  void add(Kind kind, std::string name, std::string help, std::function<double()> read);

  std::string text() const;

 private:
  // Upper bounds in seconds: from a built page to what nobody should wait for.
  static constexpr std::array kBounds = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0};
  struct Counts {
    std::array<std::atomic<std::uint64_t>, 6> classes{};  // by the first digit of the status
    std::array<std::atomic<std::uint64_t>, kBounds.size() + 1> buckets{};
    std::atomic<std::uint64_t> nanoseconds{0};
  };
  struct Read {
    Kind kind;
    std::string name, help;
    std::function<double()> value;
  };

  std::vector<std::string> routes_;
  std::unique_ptr<Counts[]> counts_;
  mutable std::mutex mutex_;
  std::vector<Read> reads_;
};

}  // namespace colloquy::api
