// That an acknowledged answer survives a power cut. tests/judge/kill shows that it survives the
// server; whether the disk was synced no test can see while the machine stays up, so the settings
// that make SQLite do it are read back from the writing connection.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "store/sqlite/connection.h"

namespace colloquy::store {
namespace {

TEST(Durability, TheWriterSyncsEachCommitOfTheLog) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("colloquy-durability-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  {
    const std::unique_ptr<Connector> connector = sqlite_connector((folder / "a.db").string());
    const base::Result<std::unique_ptr<Connection>> connection = connector->open_to_write();
    ASSERT_FALSE(connection.ok()) << "no schema yet";
    ASSERT_TRUE(connector->migrate().ok());
    const base::Result<std::unique_ptr<Connection>> writing = connector->open_to_write();
    ASSERT_TRUE(writing.ok()) << writing.error().message;
    Statement promise = (*writing)->prepared("durability");
    ASSERT_TRUE(*promise.step());
    EXPECT_EQ(promise.text(0), "journal_mode=wal synchronous=2") << "2 is FULL";
  }
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace colloquy::store
