// Work shared out over threads: the only place of the author's river that knows threads.
#pragma once

#include <cstddef>
#include <functional>

namespace colloquy::site {

class Workers {
 public:
  // 0: as many as the machine has processors.
  explicit Workers(unsigned threads = 0);

  // Calls work(0) ... work(n - 1), each once, in any order, and returns when all are done.
  void each(std::size_t n, const std::function<void(std::size_t)>& work) const;

  unsigned threads() const { return threads_; }

 private:
  unsigned threads_;
};

}  // namespace colloquy::site
