// Moves SQLite's log into its database, on a thread of its own so that no commit waits for it. But writers go on at the
// log's end meanwhile, and the log can only begin anew when all of it was moved: without a pause in the writing that
// would be never. So the little that came meanwhile is moved between two commits, by the thread that writes.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace colloquy::store {

class Checkpoints {
 public:
  // Never run at once. `move` moves what it can without making anybody wait, on the thread of this object, and says
  // whether little is left. `begin_anew` moves that, and is run by committed().
  Checkpoints(std::function<bool()> move, std::function<void()> begin_anew);
  ~Checkpoints();  // after the one under way
  Checkpoints(const Checkpoints&) = delete;
  Checkpoints& operator=(const Checkpoints&) = delete;

  // Called by whoever writes, after a commit of so many commands; 0: nothing is being written just now.
  void committed(std::size_t commands);

 private:
  void loop();

  std::function<bool()> move_;
  std::function<void()> begin_anew_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::size_t since_ = 0;  // commands in the log, about
  bool due_ = false;
  bool little_left_ = false;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace colloquy::store
