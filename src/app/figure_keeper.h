// Makes the figures of the served courses (api/figures.h) on a thread of its own: soon after the start those that are
// missing, and all of them once a day. What a class answered today is in tomorrow's figures.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string_view>
#include <thread>

#include "api/courses.h"
#include "base/clock.h"
#include "store/store.h"

namespace colloquy::app {

class FigureKeeper {
 public:
  // Everything lent outlives the keeper. `say` is told, in a sentence, what went wrong; from the keeper's thread.
  FigureKeeper(const api::Courses& courses, store::Store& store, const base::Clock& clock,
               std::function<void(std::string_view)> say)
      : courses_(courses), store_(store), clock_(clock), say_(std::move(say)) {}
  ~FigureKeeper() { stop(); }

  void start();
  void stop();

 private:
  static constexpr std::chrono::minutes kFirst{1};  // after the start, which has enough to do
  static constexpr std::chrono::hours kEvery{24};

  void run();
  bool has_all(const api::Course& course);

  const api::Courses& courses_;
  store::Store& store_;
  const base::Clock& clock_;
  std::function<void(std::string_view)> say_;
  std::mutex mutex_;
  std::condition_variable stopped_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace colloquy::app
