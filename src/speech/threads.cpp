#include "speech/threads.h"

#include <atomic>
#include <thread>

namespace colloquy::speech {

void share(std::size_t count, Threads threads, const std::function<void(std::size_t)>& job) {
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < count; i = next++) job(i);
  };
  if (threads == Threads::two && count > 1) {
    std::thread other(work);
    work();
    other.join();
  } else {
    work();
  }
}

}  // namespace colloquy::speech
