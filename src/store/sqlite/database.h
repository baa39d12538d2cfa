// A thin layer over sqlite3: a connection, its prepared statements by name, and rows read by type.
// The only file that sees sqlite3.h is database.cpp. A connection belongs to one thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace colloquy::store {

// One run of a prepared statement: bind in order, then step through its rows. Resets at its end.
class Statement {
 public:
  explicit Statement(sqlite3_stmt* statement, sqlite3* database) : statement_(statement), database_(database) {}
  ~Statement();
  Statement(Statement&& other) noexcept : statement_(other.statement_), database_(other.database_), next_(other.next_) {
    other.statement_ = nullptr;
  }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(std::string_view text);  // the text must live until the statement ends
  Statement& bind(std::int64_t number);
  Statement& bind(double number);

  // True while there is a row. Errors: unavailable (disk full, busy), io, invalid (a constraint).
  base::Result<bool> step();
  // step() for a statement that gives no rows.
  base::Result<void> run();

  std::string text(int column) const;
  std::int64_t number(int column) const;
  double real(int column) const;
  bool null(int column) const;
  int columns() const;

 private:
  sqlite3_stmt* statement_;
  sqlite3* database_;
  int next_ = 1;
};

enum class Mode { read, write };

class Database {
 public:
  // Mode::write makes the file and its schema where there is none, and takes WAL with
  // synchronous=FULL: what a commit has said is on the disk. Mode::read is query_only.
  static base::Result<std::unique_ptr<Database>> open(const std::string& path, Mode mode);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // Precondition: `name` stands in queries.sql and no other run of it is under way.
  Statement prepared(std::string_view name);
  base::Result<void> execute(const char* sql);
  // Moves the log into the database without making anybody wait.
  void checkpoint();

 private:
  struct State;
  explicit Database(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace colloquy::store
