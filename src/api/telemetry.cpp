#include "api/telemetry.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace colloquy::api {
namespace {

std::string number(double value) {
  std::array<char, 352> digits;  // the largest double has 309 digits
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed).ptr;
  return {digits.data(), end};
}

void head(std::string& out, std::string_view name, std::string_view help, std::string_view type) {
  out.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ").append(name).append(" ").append(type);
  out += '\n';
}

}  // namespace

Telemetry::Telemetry(std::vector<std::string> routes)
    : routes_(std::move(routes)), counts_(std::make_unique<Counts[]>(routes_.size() + 1)) {}

void Telemetry::answered(std::size_t route, int status, Duration took) {
  Counts& counts = counts_[std::min(route, routes_.size())];
  const auto ns = std::chrono::duration_cast<std::chrono::nanoseconds>(took).count();
  const double seconds = static_cast<double>(ns) / 1e9;
  const auto bound = std::lower_bound(kBounds.begin(), kBounds.end(), seconds);
  const auto relaxed = std::memory_order_relaxed;
  counts.classes[static_cast<std::size_t>(std::clamp(status / 100, 0, 5))].fetch_add(1, relaxed);
  counts.buckets[static_cast<std::size_t>(bound - kBounds.begin())].fetch_add(1, relaxed);
  counts.nanoseconds.fetch_add(static_cast<std::uint64_t>(std::max<long long>(ns, 0)), relaxed);
}

void Telemetry::add(Kind kind, std::string name, std::string help, std::function<double()> read) {
  const std::lock_guard lock(mutex_);
  reads_.push_back({kind, std::move(name), std::move(help), std::move(read)});
}

std::string Telemetry::text() const {
  std::string out;
  const auto route_name = [&](std::size_t i) { return i < routes_.size() ? routes_[i] : std::string("none"); };
  head(out, "colloquy_requests_total", "Requests answered, by route and class of status.", "counter");
  for (std::size_t i = 0; i <= routes_.size(); ++i) {
    for (std::size_t c = 1; c < counts_[i].classes.size(); ++c) {
      const std::uint64_t n = counts_[i].classes[c].load(std::memory_order_relaxed);
      if (n == 0) continue;
      out += "colloquy_requests_total{route=\"" + route_name(i) + "\",status=\"" + std::to_string(c) + "xx\"} " +
             std::to_string(n) + '\n';
    }
  }
  head(out, "colloquy_request_seconds", "From a request's last byte to its answer.", "histogram");
  for (std::size_t i = 0; i <= routes_.size(); ++i) {
    const Counts& counts = counts_[i];
    std::uint64_t sum = 0;
    for (const auto& bucket : counts.buckets) sum += bucket.load(std::memory_order_relaxed);
    if (sum == 0) continue;
    const std::string route = "{route=\"" + route_name(i) + "\"";
    std::uint64_t below = 0;
    for (std::size_t b = 0; b < counts.buckets.size(); ++b) {
      below += counts.buckets[b].load(std::memory_order_relaxed);
      out += "colloquy_request_seconds_bucket" + route + ",le=\"" + (b < kBounds.size() ? number(kBounds[b]) : "+Inf") +
             "\"} " + std::to_string(below) + '\n';
    }
    out += "colloquy_request_seconds_sum" + route + "} " +
           number(static_cast<double>(counts.nanoseconds.load(std::memory_order_relaxed)) / 1e9) + '\n';
    out += "colloquy_request_seconds_count" + route + "} " + std::to_string(below) + '\n';
  }
  const std::lock_guard lock(mutex_);
  for (const Read& read : reads_) {
    head(out, read.name, read.help, read.kind == Kind::gauge ? "gauge" : "counter");
    out += read.name + ' ' + number(read.value()) + '\n';
  }
  return out;
}

}  // namespace colloquy::api
