// Databases for tests of the store: a new one each, and a clock that stands.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "store/store.h"

namespace colloquy::store {

inline void psql(const std::string& address, const std::string& what) {
  const std::string command =
      "psql -qX -v ON_ERROR_STOP=1 '" + address + "' -c 'SET client_min_messages = warning' " + what;
  ASSERT_EQ(std::system(command.c_str()), 0) << what;
}

// A new database for each test: a file, or a schema of the PostgreSQL that COLLOQUY_POSTGRES names (tools/postgres), as
// it is made or with its learners' tables divided into partitions.
inline std::string new_store(const std::string& kind) {
  if (kind == "sqlite") {
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / ("colloquy-contract-" + std::to_string(::getpid()) + ".db");
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + suffix);
    return "sqlite:" + file.string();
  }
  const std::string server = std::getenv("COLLOQUY_POSTGRES");
  const std::string schema = "contract_" + std::to_string(::getpid());
  psql(server, "-c 'DROP SCHEMA IF EXISTS " + schema + " CASCADE' -c 'CREATE SCHEMA " + schema + "'");
  const std::string address =
      server + (server.find('?') == std::string::npos ? "?" : "&") + "options=-csearch_path%3D" + schema;
  if (kind == "partitions") {
    EXPECT_TRUE(open_store(address).ok());
    psql(address + "%20-ccolloquy.partitions%3D4",
         "-f '" COLLOQUY_SOURCE_DIR
         "/packaging/postgres/partitions.sql' -o /dev/null "
         // Four of each of the twelve tables of what learners do: else this divides by nothing.
         "-c \"SELECT 1 / (count(*) >= 48)::int FROM pg_inherits JOIN pg_class ON inhrelid = oid "
         "WHERE relkind = 'r' AND relnamespace = '" +
             schema + "'::regnamespace\"");
  }
  return address;
}

struct StandingClock final : base::Clock {
  base::Millis now() const override { return time; }
  base::Millis time = 1'900'000'000'000;
};

}  // namespace colloquy::store
