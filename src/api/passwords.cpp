#include "api/passwords.h"

#include <utility>

#include "base/password_hash.h"

namespace colloquy::api {
namespace {

using base::ErrorKind;
using base::make_error;

// A few seconds of work; whoever comes later hears that at once. A class behind one address comes in together.
constexpr std::size_t kMostWaiting = 128, kMostOfNeighbourhood = 48, kMostOfAccount = 2;

// Of a password nobody has, at today's costs (base/password_hash.cpp).
constexpr char kNobodys[] =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5cyBzYWx0IDE2YnM$Vi5/BtsjdvTYH+hgR0RQ4qfTiNHIhUhxryl2f6fcZK8";

base::Error too_many() {
  return make_error(ErrorKind::unavailable, "too many passwords wait to be checked; try again in a moment");
}

}  // namespace

Passwords::Passwords(base::Random& random) : random_(random), thread_([this] { loop(); }) {}

Passwords::~Passwords() {
  stop();
}

void Passwords::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
  for (const Job& job : jobs_) job.give_up();
  jobs_.clear();
}

void Passwords::submit(Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (has_place(job.asker) && !stopping_) {
      jobs_.push_back(std::move(job));
      wake_.notify_one();
      return;
    }
  }
  job.give_up();
}

bool Passwords::has_place(const Asker& asker) const {
  std::size_t of_account = 0, of_neighbourhood = 0;
  for (const Job& job : jobs_) {
    of_account += job.asker.account == asker.account ? 1 : 0;
    of_neighbourhood += job.asker.neighbourhood == asker.neighbourhood ? 1 : 0;
  }
  const bool account_waits = !asker.account.empty() && of_account >= kMostOfAccount;
  return jobs_.size() < kMostWaiting && !account_waits && of_neighbourhood < kMostOfNeighbourhood;
}

void Passwords::loop() {
  std::unique_lock lock(mutex_);
  while (true) {
    wake_.wait(lock, [this] { return stopping_ || !jobs_.empty(); });
    if (stopping_) return;
    const Job job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    job.run();
    lock.lock();
  }
}

void Passwords::check(Asker asker, std::string password, std::string hash, Checked done) {
  const bool is_nobodys = hash.empty();
  if (is_nobodys) hash = kNobodys;
  Job job;
  job.asker = std::move(asker);
  job.give_up = [done] { done(too_many()); };
  job.run = [password = std::move(password), hash = std::move(hash), is_nobodys, done = std::move(done)] {
    const bool matches = base::password_matches(password, hash);
    done(matches && !is_nobodys);
  };
  submit(std::move(job));
}

void Passwords::hash(Asker asker, std::string password, Hashed done) {
  Job job;
  job.asker = std::move(asker);
  job.give_up = [done] { done(too_many()); };
  job.run = [this, password = std::move(password), done = std::move(done)] {
    done(base::hash_password(password, random_));
  };
  submit(std::move(job));
}

void Passwords::aside(Asker asker, std::function<void()> work) {
  submit({std::move(asker), std::move(work), [] {}});
}

bool is_choosable(std::string_view password, std::string_view email) {
  return password.size() >= 8 && password.size() <= 200 && password != email;
}

}  // namespace colloquy::api
