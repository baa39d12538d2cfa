// Work that takes longer than an I/O thread may lose, one piece at a time on a thread of its own: reading and writing
// packages of flash cards. Nobody has more than one piece waiting, so that nobody takes all the places. Learner's
// river, in api/.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace colloquy::api {

class Workbench {
 public:
  static constexpr std::size_t kMostWaiting = 16;

  Workbench();
  ~Workbench();  // stops
  Workbench(const Workbench&) = delete;
  Workbench& operator=(const Workbench&) = delete;

  // Runs `work` on the thread; false, and nothing is run, where too many wait or one of the same owner does.
  bool submit(const std::string& owner, std::function<void()> work);

  // Finishes what runs and drops what waits. The work uses the store: stop this before that.
  void stop();

 private:
  void loop();

  std::mutex mutex_;
  std::condition_variable wake_;
  struct Piece {
    std::string owner;
    std::function<void()> work;
  };
  std::deque<Piece> waiting_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace colloquy::api
