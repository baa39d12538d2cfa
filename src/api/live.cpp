#include "api/live.h"

#include <algorithm>

namespace colloquy::api {
namespace {

// Tells the browser to come back one second after the connection is lost (WHATWG HTML, 9.2.6).
constexpr std::string_view kHello = "retry: 1000\n\n";

}  // namespace

void Live::publish(std::string_view course, std::string_view name, const base::Json& data) {
  const std::string bytes = event(name, base::to_string(data));
  std::vector<std::shared_ptr<Stream>> told;
  {
    const std::lock_guard lock(mutex_);
    for (const auto& [slug, stream] : listeners_) {
      if (slug == course) told.push_back(stream);
    }
  }
  // Outside the lock: pushing wakes the connection's thread. Who has gone is let go at the next listen().
  for (const std::shared_ptr<Stream>& stream : told) stream->push(bytes);
}

std::shared_ptr<Stream> Live::listen(std::string_view course) {
  std::shared_ptr<Stream> stream = std::make_shared<Stream>();
  stream->push(kHello);
  const std::lock_guard lock(mutex_);
  std::erase_if(listeners_, [](const auto& listener) { return !listener.second->is_open(); });
  if (listeners_.size() >= kMostListeners) return nullptr;
  listeners_.emplace_back(course, stream);
  return stream;
}

}  // namespace colloquy::api
