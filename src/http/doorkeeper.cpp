#include "http/doorkeeper.h"

#include <cassert>

#include "net/neighbourhood.h"

namespace colloquy::http {

std::string Doorkeeper::neighbourhood(std::string_view address) {
  return net::neighbourhood(address);
}

Doorkeeper::Answer Doorkeeper::enter(std::string_view address, Share share) {
  const std::string place = neighbourhood(address);
  const std::lock_guard<std::mutex> lock(mutex_);
  if (inside_ >= most_) return Answer::full;
  std::size_t& count = by_neighbourhood_[place];
  if (share == Share::limited && count >= most_per_address_) return Answer::too_many_from_there;
  ++count;
  ++inside_;
  return Answer::welcome;
}

void Doorkeeper::leave(std::string_view address) {
  const std::string place = neighbourhood(address);
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto found = by_neighbourhood_.find(place);
  assert(found != by_neighbourhood_.end() && inside_ > 0);
  if (--found->second == 0) by_neighbourhood_.erase(found);
  --inside_;
}

std::size_t Doorkeeper::inside() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return inside_;
}

}  // namespace colloquy::http
