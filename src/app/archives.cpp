#include "app/archives.h"

#include <condition_variable>
#include <deque>
#include <fstream>
#include <iostream>
#include <mutex>
#include <thread>

#include "app/command.h"
#include "app/report.h"
#include "base/new_file.h"

namespace colloquy::app {
namespace {

using base::Result;

void say(const store::ArchiveCounts& counts, const char* what) {
  std::cout << what << ' ' << counts.learners << " learners and " << counts.events << " events\n";
}

// Lines from one thread to another, a bounded number at a time.
class Pipe {
 public:
  Result<void> put(std::string_view line) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return lines_.size() < kMost || closed_; });
    if (closed_) return base::make_error(base::ErrorKind::io, "the other side gave up");
    lines_.emplace_back(line);
    changed_.notify_all();
    return {};
  }
  Result<std::optional<std::string>> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !lines_.empty() || closed_; });
    if (lines_.empty()) return std::optional<std::string>();
    std::optional<std::string> line = std::move(lines_.front());
    lines_.pop_front();
    changed_.notify_all();
    return line;
  }
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

 private:
  static constexpr std::size_t kMost = 2000;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> lines_;
  bool closed_ = false;
};

}  // namespace

int backup(store::Store& store, const std::string& file) {
  Result<base::NewFile> out = base::NewFile::create(file);
  if (!out.ok()) return world_failed(out.error());
  const Result<store::ArchiveCounts> counts = store.archive([&](std::string_view line) -> Result<void> {
    TRY_VOID(out->write(line));
    return out->write("\n");
  });
  if (!counts.ok()) return world_failed(counts.error());
  if (const Result<void> done = out->finish(); !done.ok()) return world_failed(done.error());
  say(*counts, "Kept");
  return kDone;
}

int restore(store::Store& store, const std::string& file) {
  std::ifstream in(file);
  if (!in) return world_failed(base::make_error(base::ErrorKind::not_found, file + ": cannot be read"));
  const Result<store::ArchiveCounts> counts = store.restore([&]() -> Result<std::optional<std::string>> {
    std::string line;
    if (!std::getline(in, line)) {
      if (in.bad()) return base::make_error(base::ErrorKind::io, file + ": cannot be read to its end");
      return std::optional<std::string>();
    }
    return std::optional<std::string>(std::move(line));
  });
  if (!counts.ok()) return world_failed(counts.error());
  say(*counts, "Restored");
  return kDone;
}

int move(const std::string& from, const std::string& to) {
  const Result<std::unique_ptr<store::Store>> old = store::open_store(from);
  if (!old.ok()) return world_failed(old.error());
  const Result<std::unique_ptr<store::Store>> fresh = store::open_store(to);
  if (!fresh.ok()) return world_failed(fresh.error());
  Pipe pipe;
  Result<store::ArchiveCounts> written = store::ArchiveCounts();
  std::thread writing([&] {
    written = (*fresh)->restore([&] { return pipe.take(); });
    pipe.close();
  });
  const Result<store::ArchiveCounts> read = (*old)->archive([&](std::string_view line) { return pipe.put(line); });
  pipe.close();
  writing.join();
  if (!written.ok()) return world_failed(written.error());
  if (!read.ok()) return world_failed(read.error());
  say(*written, "Moved");
  return kDone;
}

}  // namespace colloquy::app
