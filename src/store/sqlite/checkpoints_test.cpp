// SQLite's log while a store is written without a pause: it is moved, and begins anew.
#include "store/sqlite/checkpoints.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "store/sqlite/connection.h"

namespace colloquy::store {
namespace {

namespace fs = std::filesystem;

class Checkpointed : public ::testing::Test {
 protected:
  Checkpointed() : folder_(fs::current_path() / ("colloquy-checkpoints-" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
    file_ = (folder_ / "a.db").string();
    connector_ = sqlite_connector(file_);
    EXPECT_TRUE(connector_->migrate().ok());
    writing_ = connector_->open_to_write().value();
  }
  ~Checkpointed() override {
    writing_.reset();
    connector_.reset();
    fs::remove_all(folder_);
  }

  // One after the other, each in a commit of its own, told as the writer tells it. The longest took so long.
  std::chrono::milliseconds write(int commits) {
    std::chrono::steady_clock::duration longest{};
    for (int i = 0; i < commits; ++i) {
      const std::string value(3000, static_cast<char>('a' + i % 7));  // the same again would not be written
      const auto began = std::chrono::steady_clock::now();
      EXPECT_TRUE(writing_->prepared("put_setting").bind("setting-" + std::to_string(i % 50)).bind(value).run().ok());
      longest = std::max(longest, std::chrono::steady_clock::now() - began);
      connector_->committed(1);
    }
    return std::chrono::duration_cast<std::chrono::milliseconds>(longest);
  }
  std::uintmax_t log_bytes() const { return fs::file_size(file_ + "-wal"); }

  fs::path folder_;
  std::string file_;
  std::unique_ptr<Connector> connector_;
  std::unique_ptr<Connection> writing_;
};

TEST_F(Checkpointed, ALogThatIsNeverLeftAloneBeginsAnew) {
  write(3000);
  // Never moved it would have at least a page and its header for each commit.
  EXPECT_LT(log_bytes(), 3000u * 4096 * 2 / 3);
}

TEST_F(Checkpointed, AReaderWhoStaysIsNotWaitedFor) {
  write(10);
  const std::unique_ptr<Connection> reading = connector_->open_to_read().value();
  ASSERT_TRUE(reading->begin_snapshot().ok());
  Statement first = reading->prepared("setting");
  ASSERT_TRUE(*first.bind(std::string("setting-1")).step());
  // With the 5 s that a writer waits for another, a commit would wait out every checkpoint.
  EXPECT_LT(write(3000).count(), 2000);
  reading->rollback();
}

}  // namespace
}  // namespace colloquy::store
