#include "store/sqlite/writer.h"

#include <chrono>
#include <utility>
#include <vector>

namespace colloquy::store {
namespace {

using base::ErrorKind;
using base::Result;

constexpr std::size_t kMaxQueue = 4096;
// One transaction's share: a bound on how long the first in a batch waits for the last.
constexpr std::size_t kMaxBatch = 512;
// The log is moved into the database when idle, or after this many commands at the latest.
constexpr std::size_t kCheckpointAfter = 4000;

Result<Appended> run_apart(Database& database, const Writer::Command& command) {
  TRY_VOID(database.execute("SAVEPOINT command"));
  Result<Appended> result = command(database);
  if (!result.ok()) TRY_VOID(database.execute("ROLLBACK TO command"));
  TRY_VOID(database.execute("RELEASE command"));
  return result;
}

}  // namespace

Writer::Writer(std::unique_ptr<Database> database) : database_(std::move(database)), thread_([this] { loop(); }) {}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Writer::submit(Command command, Done done) {
  {
    const std::lock_guard lock(mutex_);
    if (queue_.size() < kMaxQueue && !stopping_) {
      queue_.push_back({std::move(command), std::move(done)});
      done = nullptr;
    }
  }
  if (done)
    return done(base::make_error(ErrorKind::unavailable, "too much is waiting to be written; try again in a moment"));
  wake_.notify_one();
}

void Writer::loop() {
  std::unique_lock lock(mutex_);
  while (true) {
    if (queue_.empty() && since_checkpoint_ > 0 && !stopping_) {
      if (!wake_.wait_for(lock, std::chrono::seconds(1), [this] { return !queue_.empty() || stopping_; })) {
        lock.unlock();
        database_->checkpoint();
        since_checkpoint_ = 0;
        lock.lock();
        continue;
      }
    }
    wake_.wait(lock, [this] { return !queue_.empty() || stopping_; });
    if (queue_.empty()) return;  // stopping, and all is written
    std::deque<Item> batch;
    while (!queue_.empty() && batch.size() < kMaxBatch) {
      batch.push_back(std::move(queue_.front()));
      queue_.pop_front();
    }
    lock.unlock();
    commit(batch);
    lock.lock();
  }
}

void Writer::commit(std::deque<Item>& batch) {
  std::vector<Result<Appended>> results;
  results.reserve(batch.size());
  Result<void> state = database_->execute("BEGIN IMMEDIATE");
  for (const Item& item : batch) {
    results.push_back(state.ok() ? run_apart(*database_, item.command) : Result<Appended>(state.error()));
  }
  if (state.ok()) state = database_->execute("COMMIT");
  if (!state.ok()) {
    // Nothing of the batch is on the disk: nobody may be told otherwise. (Where BEGIN failed, or
    // SQLite rolled back by itself, there is nothing to roll back; that error says nothing new.)
    (void)database_->execute("ROLLBACK");
    for (Result<Appended>& result : results) result = state.error();
  }
  since_checkpoint_ += batch.size();
  for (std::size_t i = 0; i < batch.size(); ++i) batch[i].done(std::move(results[i]));
  if (since_checkpoint_ >= kCheckpointAfter) {
    database_->checkpoint();
    since_checkpoint_ = 0;
  }
}

}  // namespace colloquy::store
