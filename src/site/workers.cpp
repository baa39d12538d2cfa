#include "site/workers.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace colloquy::site {

Workers::Workers(unsigned threads) : threads_(threads ? threads : std::max(1u, std::thread::hardware_concurrency())) {}

void Workers::each(std::size_t n, const std::function<void(std::size_t)>& work) const {
  const std::size_t helpers = std::min<std::size_t>(threads_, n);
  if (helpers <= 1) {
    for (std::size_t i = 0; i < n; ++i) work(i);
    return;
  }
  std::atomic<std::size_t> next{0};
  const auto run = [&] {
    for (std::size_t i = next++; i < n; i = next++) work(i);
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 1; i < helpers; ++i) threads.emplace_back(run);
  run();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace colloquy::site
