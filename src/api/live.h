// `serve --watch`: who has a page of a course open and wants to hear when it changes. The watcher
// publishes, the pages listen through GET /api/watch/{course}. Thread-safe.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/stream.h"
#include "base/json.h"

namespace colloquy::api {

class Live {
 public:
  static constexpr std::size_t kMostListeners = 256;

  // Tells every open page of the course (its slug): event `name` ("changed", "findings") with `data`.
  void publish(std::string_view course, std::string_view name, const base::Json& data);

  // A stream of what is published from now on. Null when too many listen already.
  std::shared_ptr<Stream> listen(std::string_view course);

 private:
  std::mutex mutex_;
  std::vector<std::pair<std::string, std::shared_ptr<Stream>>> listeners_;  // course slug, its stream
};

}  // namespace colloquy::api
