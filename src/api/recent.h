// What was used lately, kept in memory within a budget of bytes: pages and lesson data are read when
// first asked for and forgotten when others are asked for more. Thread-safe; values are shared and
// immutable, so that forgetting one never takes it from a reader.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace colloquy::api {

template <typename Value>
class Recent {
 public:
  explicit Recent(std::size_t budget) : budget_(budget) {}

  // Null where it is not kept (any more).
  std::shared_ptr<const Value> get(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = places_.find(key);
    if (found == places_.end()) return nullptr;
    order_.splice(order_.begin(), order_, found->second);
    return found->second->value;
  }

  // Keeps `value`, which takes about `bytes`, and forgets the longest unused beyond the budget. A
  // value larger than the whole budget is not kept.
  void put(const std::string& key, std::shared_ptr<const Value> value, std::size_t bytes) {
    if (bytes > budget_) return;
    const std::lock_guard lock(mutex_);
    const auto found = places_.find(key);
    if (found != places_.end()) forget(found->second);
    order_.push_front({key, std::move(value), bytes});
    places_[key] = order_.begin();
    held_ += bytes;
    while (held_ > budget_) forget(std::prev(order_.end()));
  }

  std::size_t held() const {
    const std::lock_guard lock(mutex_);
    return held_;
  }

 private:
  struct Item {
    std::string key;
    std::shared_ptr<const Value> value;
    std::size_t bytes = 0;
  };
  using Order = std::list<Item>;

  void forget(typename Order::iterator item) {
    held_ -= item->bytes;
    places_.erase(item->key);
    order_.erase(item);
  }

  const std::size_t budget_;
  mutable std::mutex mutex_;
  Order order_;  // the latest first
  std::unordered_map<std::string, typename Order::iterator> places_;
  std::size_t held_ = 0;
};

}  // namespace colloquy::api
