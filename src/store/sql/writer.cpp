#include "store/sql/writer.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace colloquy::store {
namespace {

using base::ErrorKind;
using base::Result;

constexpr std::size_t kMaxQueue = 4096;
// One transaction's share: a bound on how long the first in a batch waits for the last.
constexpr std::size_t kMaxBatch = 512;
// While a commit was on its way others queued; more of them are about to follow. So long they are waited for.
constexpr std::chrono::microseconds kGather{1000};
constexpr std::chrono::seconds kIdle{1};
constexpr int kTriesMore = 3;

// Commands are refused before they write, or not at all.
bool wrote_nothing(const base::Error& error) {
  return error.kind == ErrorKind::not_found || error.kind == ErrorKind::exists || error.kind == ErrorKind::denied;
}

}  // namespace

Writer::Writer(Connector& connector, std::unique_ptr<Connection> connection)
    : connector_(connector), connection_(std::move(connection)), thread_([this] { loop(); }) {}

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
    } else {
      ++figures_.refused;
    }
  }
  if (done)
    return done(base::make_error(ErrorKind::unavailable, "too much is waiting to be written; try again in a moment"));
  wake_.notify_one();
}

void Writer::loop() {
  while (true) {
    std::vector<Item> batch = take();
    if (batch.empty()) return;  // stopping, and all is written
    write(batch);
  }
}

StoreFigures Writer::figures() const {
  const std::lock_guard lock(mutex_);
  StoreFigures out = figures_;
  out.queued = queue_.size();
  return out;
}

// Waits for something to write. Where the last commit carried several, the same clients are likely to come again at
// once: a moment's wait lets them share this commit, too. A lone client never waits.
std::vector<Writer::Item> Writer::take() {
  std::unique_lock lock(mutex_);
  const auto something = [this] { return !queue_.empty() || stopping_; };
  if (!idle_told_ && !wake_.wait_for(lock, kIdle, something)) {
    idle_told_ = true;
    lock.unlock();
    connector_.committed(0);
    lock.lock();
  }
  wake_.wait(lock, something);
  if (last_batch_ > 1 && queue_.size() < last_batch_ && !stopping_) {
    wake_.wait_for(lock, kGather, [this] { return queue_.size() >= last_batch_ || stopping_; });
  }
  const std::size_t size = std::min(queue_.size(), kMaxBatch);
  std::vector<Item> batch(std::make_move_iterator(queue_.begin()),
                          std::make_move_iterator(queue_.begin() + static_cast<std::ptrdiff_t>(size)));
  queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(size));
  last_batch_ = size;
  idle_told_ = false;
  return batch;
}

void Writer::write(std::vector<Item>& batch) {
  // By learner, for whoever else writes to this database locks learners in the same order; a learner's own commands
  // stay in theirs.
  std::stable_sort(batch.begin(), batch.end(),
                   [](const Item& a, const Item& b) { return a.command.learner < b.command.learner; });
  const auto began = std::chrono::steady_clock::now();
  Results results;
  Result<void> state = together(batch, results);
  if (!state.ok() && !committing_ && connection_ && !connection_->alive()) {
    // The database was started anew since the last time: nothing was written, so nothing can be written twice.
    results.clear();
    state = together(batch, results);
  }
  if (!state.ok()) {
    // Nothing of the batch is there. One of them may be to blame, so each has its own try, unless none can succeed.
    const bool hopeless = state.error().kind == ErrorKind::unavailable || state.error().kind == ErrorKind::io;
    results.clear();
    for (const Item& item : batch) {
      const bool is_it = batch.size() == 1 && state.error().kind != ErrorKind::internal;
      results.push_back(hopeless || is_it ? Result<Appended>(state.error()) : alone(item));
    }
  }
  {
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    const std::lock_guard lock(mutex_);
    ++figures_.commits;
    figures_.commit_seconds += took.count();
    for (const Result<Appended>& result : results) {
      ++figures_.commands;
      const bool refused = !result.ok() && result.error().kind == ErrorKind::unavailable;
      figures_.refused += refused ? 1 : 0;
    }
  }
  for (std::size_t i = 0; i < batch.size(); ++i) batch[i].done(std::move(results[i]));
  connector_.committed(batch.size());
  if (!state.ok()) connector_.committed(0);  // a full disk may have room again when the house is kept
}

// All in one transaction. An error means that nothing was written, of any. A command that fails by itself before it
// wrote anything has its error in `results` and spoils nothing.
Result<void> Writer::together(const std::vector<Item>& batch, Results& results) {
  committing_ = false;
  TRY_VOID(connected());
  TRY_VOID(connection_->begin());
  for (const Item& item : batch) {
    if (item.command.expect) item.command.expect(*connection_);
  }
  for (const Item& item : batch) {
    results.push_back(item.command.run(*connection_));
    connection_->touch(item.command.learner);
    // What it wrote before it failed cannot be told from what others wrote.
    if (results.back().ok() || wrote_nothing(results.back().error())) continue;
    connection_->rollback();
    return results.back().error();
  }
  committing_ = true;
  return connection_->commit();
}

// A deadlock with another server's transaction is nobody's fault: the same again will do.
Result<Appended> Writer::alone(const Item& item) {
  Result<Appended> result = try_alone(item);
  for (int more = kTriesMore; more > 0 && !result.ok() && result.error().kind == ErrorKind::internal; --more)
    result = try_alone(item);
  const bool in_the_way = !result.ok() && result.error().kind == ErrorKind::internal;
  return in_the_way ? base::make_error(ErrorKind::unavailable, result.error().message) : result;
}

Result<Appended> Writer::try_alone(const Item& item) {
  TRY_VOID(connected());
  TRY_VOID(connection_->begin());
  Result<Appended> result = item.command.run(*connection_);
  if (!result.ok()) {
    connection_->rollback();
    return result;
  }
  TRY_VOID(connection_->commit());
  return result;
}

Result<void> Writer::connected() {
  if (connection_ && connection_->alive()) return {};
  connection_ = TRY(connector_.open_to_write());
  return {};
}

}  // namespace colloquy::store
