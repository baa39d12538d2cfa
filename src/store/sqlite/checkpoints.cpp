#include "store/sqlite/checkpoints.h"

#include <utility>

namespace colloquy::store {
namespace {

// The log is moved when nothing is written for a second, or after this many commands at the latest: alone in its commit
// a command adds four pages to it (16 KB), and a log as large as the disk would leave no room for the database.
constexpr std::size_t kAfter = 500;

}  // namespace

Checkpoints::Checkpoints(std::function<bool()> move, std::function<void()> begin_anew)
    : move_(std::move(move)), begin_anew_(std::move(begin_anew)), thread_([this] { loop(); }) {}

Checkpoints::~Checkpoints() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Checkpoints::committed(std::size_t commands) {
  {
    std::unique_lock lock(mutex_);
    if (little_left_) {
      lock.unlock();  // the other thread waits until it is done
      begin_anew_();
      lock.lock();
      little_left_ = false;
    }
    since_ += commands;
    due_ = due_ || since_ >= kAfter || (commands == 0 && since_ > 0);
    if (!due_) return;
  }
  wake_.notify_one();
}

void Checkpoints::loop() {
  std::unique_lock lock(mutex_);
  while (true) {
    wake_.wait(lock, [this] { return (due_ && !little_left_) || stopping_; });
    if (stopping_) return;
    due_ = false;
    since_ = 0;
    lock.unlock();
    const bool little_left = move_();
    lock.lock();
    little_left_ = little_left;
  }
}

}  // namespace colloquy::store
