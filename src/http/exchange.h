// Where a handler's response, from any thread and at any time, meets the connection that waits for
// it. The first response counts; a handler that lets go of every Respond without calling one has
// answered 500. Outlives the connection when the handler is late: its response is then dropped.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include "api/message.h"

namespace colloquy::http {

class Exchange : public std::enable_shared_from_this<Exchange> {
 public:
  // The handler's end.
  api::Respond respond();

  // The connection's end: the response, once it is there.
  std::optional<api::Response> take();
  // Calls `wake` (on the responding thread) when there is a response; false, and no call, when
  // there is one already.
  bool wake_with(std::function<void()> wake);
  // Nobody waits any more.
  void give_up();

 private:
  void accept(api::Response response);
  bool is_answered();

  std::mutex mutex_;
  std::optional<api::Response> response_;
  std::function<void()> wake_;
  bool answered_ = false;
};

}  // namespace colloquy::http
