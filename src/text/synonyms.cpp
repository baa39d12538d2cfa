#include "text/synonyms.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "text/stem.h"

namespace colloquy::text {
namespace {

#include "text/tables/synonyms_en.inc"

struct Entry {
  std::string stem;
  std::int16_t number;
  bool operator<(const Entry& other) const { return std::tie(stem, number) < std::tie(other.stem, other.number); }
  bool operator==(const Entry& other) const = default;
};

template <typename Take>
void each_of(std::string_view line, const Take& take) {
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    if (end > 0) take(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
}

std::vector<Entry> in_order(std::vector<Entry> entries) {
  std::sort(entries.begin(), entries.end());
  entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
  return entries;
}

const std::vector<Entry>& same() {
  static const std::vector<Entry> all = [] {
    std::vector<Entry> made;
    std::int16_t group = 0;
    for (const std::string_view line : kSame) {
      each_of(line, [&](std::string_view word) { made.push_back({stem(word), group}); });
      ++group;
    }
    return in_order(std::move(made));
  }();
  return all;
}

const std::vector<Entry>& opposite() {
  static const std::vector<Entry> all = [] {
    std::vector<Entry> made;
    std::int16_t pair = 0;
    for (const std::string_view line : kOpposite) {
      std::int16_t side = ++pair;
      each_of(line, [&](std::string_view word) {
        if (word == "|") {
          side = static_cast<std::int16_t>(-side);
        } else {
          made.push_back({stem(word), side});
        }
      });
    }
    return in_order(std::move(made));
  }();
  return all;
}

std::vector<std::int16_t> numbers_of(const std::vector<Entry>& entries, std::string_view stem) {
  std::vector<std::int16_t> out;
  const auto first = std::lower_bound(entries.begin(), entries.end(), stem,
                                      [](const Entry& entry, std::string_view s) { return entry.stem < s; });
  for (auto at = first; at != entries.end() && at->stem == stem; ++at) out.push_back(at->number);
  return out;
}

}  // namespace

std::vector<std::int16_t> senses(std::string_view stem) {
  return numbers_of(same(), stem);
}
std::vector<std::int16_t> poles(std::string_view stem) {
  return numbers_of(opposite(), stem);
}

}  // namespace colloquy::text
