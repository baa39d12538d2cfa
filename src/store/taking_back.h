// Which answers to a card can still be taken back: one rule for the card's row (project_cards) and for the log
// (answers_given), or the two would tell different stories. Learner's river, below both.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "learn/day.h"

namespace colloquy::store {

// Enough for a card's steps in one sitting; who wants more of it back has changed their mind, not mistyped.
inline constexpr std::size_t kMostKept = 4;
inline constexpr learn::Millis kKeptFor = learn::kHour;

// Remembers an answer, the newest first, and forgets what is too old by then. `One` has `event` (an id) and `at`.
template <typename One>
void remember(std::vector<One>& kept, One one) {
  std::erase_if(kept, [&](const One& earlier) { return earlier.at < one.at - kKeptFor; });
  kept.insert(kept.begin(), std::move(one));
  if (kept.size() > kMostKept) kept.resize(kMostKept);
}

// The answer of that event, where it is the last one; it is remembered no longer.
template <typename One>
std::optional<One> take_back(std::vector<One>& kept, std::string_view event) {
  if (kept.empty() || kept.front().event != event) return std::nullopt;
  One out = std::move(kept.front());
  kept.erase(kept.begin());
  return out;
}

}  // namespace colloquy::store
