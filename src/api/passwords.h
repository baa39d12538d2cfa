// Making and checking passwords on a thread of its own, one at a time: each takes 19 MiB and tens of milliseconds,
// which no I/O thread may lose and which a crowd must not take at once. Learner's river, in api/.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "base/clock.h"
#include "base/result.h"

namespace colloquy::api {

class Passwords {
 public:
  // `random` outlives it.
  explicit Passwords(base::Random& random);
  ~Passwords();  // stops
  Passwords(const Passwords&) = delete;
  Passwords& operator=(const Passwords&) = delete;

  // Who asks, so that nobody takes all places: an account has two, a neighbourhood about a third.
  struct Asker {
    std::string account;  // "" where the work is for none
    std::string neighbourhood;
  };

  // Both call back from the thread, or at once with `unavailable` where too many wait.
  using Checked = std::function<void(base::Result<bool>)>;
  // "" (nobody's) takes as long as a real one and is wrong, so that time tells nobody which addresses have accounts.
  void check(Asker asker, std::string password, std::string hash, Checked done);
  using Hashed = std::function<void(base::Result<std::string>)>;
  void hash(Asker asker, std::string password, Hashed done);
  // Something else that must not be timed by whoever waits for an answer. Dropped where too many wait.
  void aside(Asker asker, std::function<void()> work);

  // Finishes what runs; what waits is told that it cannot be done, and so is what comes later. Whoever is called back
  // uses the store and the letter box: stop this before those.
  void stop();

 private:
  struct Job {
    Asker asker;
    std::function<void()> run, give_up;
  };
  void submit(Job job);
  bool has_place(const Asker& asker) const;
  void loop();

  base::Random& random_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  bool stopping_ = false;
  std::thread thread_;
};

// Whether a password may be chosen for this address: 8 to 200 bytes, and not the address itself.
bool is_choosable(std::string_view password, std::string_view email);

}  // namespace colloquy::api
