// The one writer of a store: a thread with a bounded queue and group commit. It takes all that queued while the last
// commit reached the disk, asks ahead what those commands will read, runs them in one transaction, commits once and
// then tells every caller. A command that fails leaves no trace and harms no neighbour.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "base/result.h"
#include "store/sql/connection.h"
#include "store/store.h"

namespace colloquy::store {

// Something to be written, run inside a transaction on the writer's thread: perhaps more than once, for where a
// neighbour spoils the transaction it begins again.
struct Command {
  std::string learner;  // whose rows it writes; "" for the directory's
  // The errors not_found, exists and denied mean that nothing was written before.
  std::function<base::Result<Appended>(Connection&)> run;
  // Tells the connection what `run` will read first. May be empty.
  std::function<void(Connection&)> expect;
};

class Writer {
 public:
  using Done = std::function<void(base::Result<Appended>)>;

  // `connector` must live as long.
  Writer(Connector& connector, std::unique_ptr<Connection> connection);
  ~Writer();  // finishes what is queued

  // Never blocks. A full queue answers `unavailable` at once, on the calling thread.
  void submit(Command command, Done done);

  StoreFigures figures() const;

 private:
  struct Item {
    Command command;
    Done done;
  };
  using Results = std::vector<base::Result<Appended>>;

  void loop();
  std::vector<Item> take();
  void write(std::vector<Item>& batch);
  base::Result<void> together(const std::vector<Item>& batch, Results& results);
  base::Result<Appended> alone(const Item& item);
  base::Result<Appended> try_alone(const Item& item);
  base::Result<void> connected();

  Connector& connector_;
  std::unique_ptr<Connection> connection_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Item> queue_;
  StoreFigures figures_;  // queued apart
  std::size_t last_batch_ = 0;
  bool committing_ = false;  // what is lost from here on may have been written all the same
  bool stopping_ = false;
  bool idle_told_ = true;
  std::thread thread_;
};

}  // namespace colloquy::store
