// That an acknowledged answer survives a power cut. tests/judge/kill shows that it survives the
// server; whether the disk was synced no test can see while the machine stays up, so the settings
// that make SQLite do it are read back from the writing connection.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "store/sqlite/database.h"

namespace colloquy::store {
namespace {

TEST(Durability, TheWriterSyncsEachCommitOfTheLog) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("colloquy-durability-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  {
    base::Result<std::unique_ptr<Database>> database = Database::open((folder / "a.db").string(), Mode::write);
    ASSERT_TRUE(database.ok());
    EXPECT_TRUE((*database)->execute("CREATE TEMP TABLE full (value CHECK (value = 2))").ok());
    EXPECT_TRUE((*database)->execute("INSERT INTO full SELECT synchronous FROM pragma_synchronous").ok());
    EXPECT_TRUE((*database)->execute("CREATE TEMP TABLE log (value CHECK (value = 'wal'))").ok());
    EXPECT_TRUE((*database)->execute("INSERT INTO log SELECT journal_mode FROM pragma_journal_mode").ok());
  }
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace colloquy::store
