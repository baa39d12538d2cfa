#include "api/stream.h"

#include <utility>

namespace colloquy::api {

bool Stream::push(std::string_view bytes) {
  std::function<void()> wake;
  bool kept = false;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (closed_) return false;
    kept = waiting_.size() + bytes.size() <= kLimit;
    if (kept) {
      waiting_.append(bytes);
    } else {
      closed_ = true;
    }
    wake = wake_;
  }
  if (wake) wake();
  return kept;
}

void Stream::close() {
  std::function<void()> wake;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    closed_ = true;
    wake = wake_;
  }
  if (wake) wake();
}

bool Stream::is_open() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return !closed_;
}

void Stream::on_ready(std::function<void()> wake) {
  const std::lock_guard<std::mutex> lock(mutex_);
  wake_ = std::move(wake);
}

Stream::Taken Stream::take() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return Taken{std::exchange(waiting_, {}), closed_};
}

void Stream::abandon() {
  std::function<void()> dropped;  // destroyed outside the lock: it may own what owns us
  const std::lock_guard<std::mutex> lock(mutex_);
  closed_ = true;
  waiting_.clear();
  dropped.swap(wake_);
}

std::string event(std::string_view name, std::string_view data) {
  std::string out;
  if (!name.empty()) out.append("event: ").append(name).append("\n");
  std::size_t at = 0;
  while (true) {
    const std::size_t end = data.find('\n', at);
    out.append("data: ").append(data.substr(at, end == std::string_view::npos ? end : end - at)).append("\n");
    if (end == std::string_view::npos) break;
    at = end + 1;
  }
  return out.append("\n");
}

}  // namespace colloquy::api
