// That an acknowledged answer survives a power cut. tests/judge/kill shows that it survives the
// server; whether the disk was synced no test can see while the machine stays up, so the settings
// that make SQLite do it are read back from the writing connection.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
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

// A store with two connections open, and a second program that comes and goes.
TEST(Durability, AnotherProgramThatLeavesTakesNothingAway) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("colloquy-leaving-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  const std::string file = (folder / "a.db").string();
  {
    const std::unique_ptr<Connector> connector = sqlite_connector(file);
    ASSERT_TRUE(connector->migrate().ok());
    const base::Result<std::unique_ptr<Connection>> first = connector->open_to_write();
    ASSERT_TRUE(first.ok());
    ASSERT_TRUE((*first)->prepared("put_setting").bind(std::string("a")).bind(std::string("1")).run().ok());
    const base::Result<std::unique_ptr<Connection>> second = connector->open_to_write();
    ASSERT_TRUE(second.ok());
    EXPECT_EQ(std::filesystem::status(file).permissions() & std::filesystem::perms::all,
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write)
        << "its owner's alone";
    const std::string command = "sqlite3 '" + file + "' \"INSERT INTO setting VALUES ('b', '2')\"";
    ASSERT_EQ(std::system(command.c_str()), 0);
    Statement seen = (*first)->prepared("setting");
    ASSERT_TRUE(*seen.bind(std::string("b")).step()) << "the log is another one";
    EXPECT_TRUE(std::filesystem::exists(file + "-wal"));
  }
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace colloquy::store
