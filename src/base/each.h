// How pure folders use threads they do not know: a loop over independent pieces of work, handed in by
// whoever owns the threads (site/workers.h). Nothing of the result may depend on the order.
#pragma once

#include <cstddef>
#include <functional>

namespace colloquy::base {

// Calls work(0) ... work(n - 1), each once, in any order and on any threads, and returns when all are done.
using Each = std::function<void(std::size_t n, const std::function<void(std::size_t)>& work)>;

// On this thread, in order.
inline void one_by_one(std::size_t n, const std::function<void(std::size_t)>& work) {
  for (std::size_t i = 0; i < n; ++i) work(i);
}

}  // namespace colloquy::base
