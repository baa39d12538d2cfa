#include "api/workbench.h"

#include <utility>

namespace colloquy::api {

Workbench::Workbench() : thread_([this] { loop(); }) {}

Workbench::~Workbench() {
  stop();
}

bool Workbench::submit(const std::string& owner, std::function<void()> work) {
  const std::lock_guard lock(mutex_);
  if (stopping_ || waiting_.size() >= kMostWaiting) return false;
  for (const Piece& piece : waiting_) {
    if (piece.owner == owner) return false;
  }
  waiting_.push_back({owner, std::move(work)});
  wake_.notify_one();
  return true;
}

void Workbench::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
  waiting_.clear();
}

void Workbench::loop() {
  std::unique_lock lock(mutex_);
  while (true) {
    wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    if (stopping_) return;
    const std::function<void()> work = std::move(waiting_.front().work);
    waiting_.pop_front();
    lock.unlock();
    work();
    lock.lock();
  }
}

}  // namespace colloquy::api
