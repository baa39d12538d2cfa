// The one writer of a SQLite store: a thread with a bounded queue and group commit. It takes all
// that queued while the last commit reached the disk, runs each command inside a savepoint, commits
// once and then tells every caller. A command that fails leaves no trace and harms no neighbour.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "base/result.h"
#include "store/sqlite/database.h"
#include "store/store.h"

namespace colloquy::store {

class Writer {
 public:
  // Runs inside a transaction, on the writer's thread.
  using Command = std::function<base::Result<Appended>(Database&)>;
  using Done = std::function<void(base::Result<Appended>)>;

  explicit Writer(std::unique_ptr<Database> database);
  ~Writer();  // finishes what is queued

  // Never blocks. A full queue answers `unavailable` at once, on the calling thread.
  void submit(Command command, Done done);

 private:
  struct Item {
    Command command;
    Done done;
  };
  void loop();
  void commit(std::deque<Item>& batch);

  std::unique_ptr<Database> database_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Item> queue_;
  bool stopping_ = false;
  std::size_t since_checkpoint_ = 0;
  std::thread thread_;
};

}  // namespace colloquy::store
