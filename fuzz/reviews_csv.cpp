// Any bytes as a researcher's log of answers: reading never crashes, what was read is scheduled line by line, and the
// parameters that are fitted to it stay within their bounds.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "exchange/reviews/csv.h"
#include "learn/pooled.h"

namespace exchange = colloquy::exchange;
namespace learn = colloquy::learn;

namespace {

void demand(bool holds) {
  if (!holds) std::abort();
}

void demand_bounds(const learn::Weights& weights) {
  learn::Weights clipped = weights;
  learn::clip(clipped);
  for (std::size_t i = 0; i < weights.size(); ++i)
    demand(std::isfinite(weights[i]) &&
           std::abs(clipped[i] - weights[i]) <= 1e-9 * std::max(1.0, std::abs(weights[i])));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view file(reinterpret_cast<const char*>(data), size);
  const auto reviews = exchange::read_reviews(file);
  if (!reviews.ok()) {
    demand(reviews.error().message.starts_with("line "));
    return 0;
  }
  const std::string schedule = exchange::write_schedule(*reviews, learn::Fsrs(), 0.9);
  demand(static_cast<std::size_t>(std::count(schedule.begin(), schedule.end(), '\n')) == reviews->log.size() + 1);
  for (std::size_t at = schedule.find('\n') + 1; at < schedule.size(); at = schedule.find('\n', at) + 1) {
    const std::string_view line = std::string_view(schedule).substr(at, schedule.find('\n', at) - at);
    const std::string_view numbers = line.substr(line.find(','));  // a card may be called anything
    demand(numbers.find_first_not_of("0123456789.,e+-") == std::string_view::npos);
  }
  if (reviews->log.size() > 500) return 0;
  demand_bounds(learn::optimise(reviews->log).weights);
  demand_bounds(learn::pool(reviews->learners).fit.weights);
  return 0;
}
