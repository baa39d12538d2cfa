// A SQLite database in memory: what stands inside an Anki package. One that came from elsewhere is read only, with
// every door that a hostile file could use shut: no views, triggers, virtual tables or computed columns, no functions
// at all, and an end to the work, the rows and the bytes that a query may take: no table gives more than its file
// holds, which pages that are used twice or the default of a column could. sqlite3 is walled in database.cpp.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "base/result.h"
#include "exchange/anki/budget.h"

namespace colloquy::exchange::anki {

struct Blob {
  std::string_view bytes;
};
using Value = std::variant<std::int64_t, std::string_view, Blob>;

// A row of an answer, while it is looked at.
class Row {
 public:
  explicit Row(void* statement) : statement_(statement) {}
  std::int64_t number(int column) const;
  std::string_view bytes(int column) const;  // of a text or a blob; lives as long as the row is looked at

 private:
  void* statement_;
};

class Database {
 public:
  // Somebody's bytes. All queries together give at most `most_rows`. Errors: invalid (no database, damaged, with parts
  // that Anki's have not).
  static base::Result<Database> open(std::string bytes, std::uint64_t most_rows = kMostRows);
  static base::Result<Database> create();
  Database(Database&& other) noexcept;
  ~Database();

  bool has(std::string_view table) const;

  // Calls `look` with each row. Errors: invalid (with what the database says), too_large (too much work, too many
  // rows).
  base::Result<void> each(std::string_view sql, const std::function<void(const Row&)>& look) const;

  // One or several statements of our own.
  base::Result<void> run(const std::string& sql);
  // "INSERT ... VALUES (?, ?)", once; prepared when it is the same text as the one before.
  base::Result<void> insert(std::string_view sql, std::initializer_list<Value> values);

  base::Result<std::string> bytes() const;

 private:
  struct Handle;
  explicit Database(std::unique_ptr<Handle> handle);
  std::unique_ptr<Handle> handle_;
};

}  // namespace colloquy::exchange::anki
