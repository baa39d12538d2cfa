// How much a package may become when it is unpacked: a few kilobytes must not stand for a gigabyte. One budget is
// carried through the reading of one package, and everything that unpacks takes from it.
#pragma once

#include <algorithm>
#include <cstdint>

namespace colloquy::exchange::anki {

inline constexpr std::uint64_t kLargestPackage = 256ull << 20;   // bytes as they come
inline constexpr std::uint64_t kLargestUnpacked = 512ull << 20;  // all of it together
inline constexpr std::size_t kMostEntries = 50'000;
inline constexpr std::uint64_t kMostRows = 5'000'000;  // of a collection's tables, all together

class Budget {
 public:
  explicit Budget(std::uint64_t most = kLargestUnpacked) : left_(most) {}

  // The most that so many packed bytes may become now: 200 times as much (SQLite files of short notes come to 30), or
  // 16 MB where that is more.
  std::uint64_t most(std::uint64_t packed) const { return std::min(left_, std::max(kAlways, packed * kRatio)); }
  void take(std::uint64_t bytes) { left_ -= std::min(bytes, left_); }

 private:
  static constexpr std::uint64_t kAlways = 16ull << 20, kRatio = 200;
  std::uint64_t left_;
};

}  // namespace colloquy::exchange::anki
