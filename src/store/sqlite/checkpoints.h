// Moves SQLite's log into its database on a thread and a connection of its own, so that no commit waits for it.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace colloquy::store {

class Checkpoints {
 public:
  explicit Checkpoints(std::function<void()> checkpoint);  // run on the thread of this object only
  ~Checkpoints();                                          // after the one under way
  Checkpoints(const Checkpoints&) = delete;
  Checkpoints& operator=(const Checkpoints&) = delete;

  // After a commit of so many commands; 0: nothing is being written just now.
  void committed(std::size_t commands);

 private:
  void loop();

  std::function<void()> checkpoint_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::size_t since_ = 0;  // commands in the log, about
  bool due_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace colloquy::store
