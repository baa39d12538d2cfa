// Databases from elsewhere: what they may not have, and what they may not do.
#include "exchange/anki/database.h"

#include <gtest/gtest.h>

namespace colloquy::exchange::anki {
namespace {

std::string made(const std::string& sql) {
  Database database = std::move(Database::create()).value();
  const auto done = database.run(sql);
  EXPECT_TRUE(done.ok()) << done.error().message;
  return *database.bytes();
}

base::Result<void> read(const Database& database, const char* sql, std::size_t& rows) {
  return database.each(sql, [&rows](const Row&) { ++rows; });
}

TEST(AnkiDatabase, HasNoComputedColumnsHoweverTheyAreWritten) {
  for (const char* column : {"b as (printf('%.*c', a, 'x'))", "b generated always as (zeroblob(a)) virtual",
                             "b text as (upper(a)) stored"}) {
    const auto opened = Database::open(made(std::string("create table \"c\"\"d\" (a, ") + column + ")"));
    ASSERT_FALSE(opened.ok()) << column;
    EXPECT_NE(opened.error().message.find("no plain table"), std::string::npos) << opened.error().message;
  }
  EXPECT_TRUE(Database::open(made("create table c (a, b); create index i on c (upper(a))")).ok());
}

TEST(AnkiDatabase, CallsNoFunctions) {
  const auto opened = Database::open(made("create table c (a); insert into c values (3)"));
  ASSERT_TRUE(opened.ok());
  std::size_t rows = 0;
  EXPECT_TRUE(read(*opened, "SELECT a FROM c ORDER BY a", rows).ok());
  EXPECT_EQ(rows, 1u);
  EXPECT_FALSE(read(*opened, "SELECT zeroblob(a) FROM c", rows).ok());
  EXPECT_FALSE(read(*opened, "PRAGMA database_list", rows).ok());
}

// The default of a column that was added later stands once in the file and in every row.
TEST(AnkiDatabase, GivesNoMoreThanItsFileHolds) {
  const std::string bytes = made(
      "create table c (a); with recursive r(n) as (select 1 union all select n + 1 from r where n < 1000) "
      "insert into c select n from r; alter table c add column b default '" +
      std::string(40'000, 'x') + "'");
  const auto opened = Database::open(bytes);
  ASSERT_TRUE(opened.ok());
  std::size_t rows = 0;
  EXPECT_EQ(read(*opened, "SELECT b FROM c", rows).error().kind, base::ErrorKind::too_large);
  EXPECT_LT(rows, 5u);
}

TEST(AnkiDatabase, GivesAsManyRowsAsAreWanted) {
  const std::string bytes = made(
      "create table c (a); with recursive r(n) as (select 1 union all select n + 1 from r where n < 1000) "
      "insert into c select n from r");
  std::size_t rows = 0;
  const auto many = Database::open(bytes, 1010), few = Database::open(bytes, 500);
  ASSERT_TRUE(many.ok() && few.ok());
  EXPECT_TRUE(read(*many, "SELECT a FROM c", rows).ok());
  EXPECT_EQ(rows, 1000u);
  EXPECT_EQ(read(*many, "SELECT a FROM c", rows).error().kind, base::ErrorKind::too_large) << "all queries together";
  EXPECT_EQ(read(*few, "SELECT a FROM c", rows).error().kind, base::ErrorKind::too_large);
}

}  // namespace
}  // namespace colloquy::exchange::anki
