// A response that is written bit by bit: server-sent events for `serve --watch`. The handler keeps
// one end and pushes; http takes from the other. Any thread may push. The stream never holds more
// than its limit: a reader that slow loses the stream, not the server its memory.
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace colloquy::api {

class Stream {
 public:
  static constexpr std::size_t kLimit = 256 * 1024;  // bytes waiting

  // False when the reader has gone, has been closed upon, or is too slow; nothing is kept then.
  bool push(std::string_view bytes);
  // The last bytes pushed are still sent.
  void close();
  bool is_open() const;

  // http's end. `wake` is called (from the pushing thread, outside the lock) whenever there may be
  // something to take; it replaces an earlier one.
  void on_ready(std::function<void()> wake);
  // What waits, and whether this was all there will ever be.
  struct Taken {
    std::string bytes;
    bool last = false;
  };
  Taken take();
  // The reader has gone: pushing fails from now on, and the wake function is let go.
  void abandon();

 private:
  mutable std::mutex mutex_;
  std::string waiting_;
  std::function<void()> wake_;
  bool closed_ = false;
};

// One server-sent event (WHATWG HTML, 9.2). `data` may have several lines.
std::string event(std::string_view name, std::string_view data);

}  // namespace colloquy::api
