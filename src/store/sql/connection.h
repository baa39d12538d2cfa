// What the store needs of a database: one connection, its statements by name, and rows read by type. SQLite and
// PostgreSQL stand behind it; all that the store knows of either is in sqlite/ and postgres/. Learner's river, below
// store.h. A connection belongs to one thread at a time.
//
// A database across a network is asked as rarely as can be: what a statement that gives no rows has done may become
// known only at commit(), and what will be read may be asked ahead (expect).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/result.h"

namespace colloquy::store {

// One statement of a connection, used again and again: bind in order, then step through its rows.
class Run {
 public:
  virtual ~Run() = default;
  virtual void bind(std::string_view text) = 0;  // the text must live until the run ends
  virtual void bind(std::int64_t number) = 0;
  virtual void bind(double number) = 0;
  virtual base::Result<bool> step() = 0;
  virtual base::Result<void> finish() = 0;
  virtual void reset() = 0;
  virtual std::string text(int column) const = 0;
  virtual std::int64_t number(int column) const = 0;
  virtual double real(int column) const = 0;
  virtual bool null(int column) const = 0;
  virtual bool is_real(int column) const = 0;
  virtual int columns() const = 0;
};

// A run under way; the statement is free for the next one when this ends.
class Statement {
 public:
  explicit Statement(Run& run) : run_(&run) {}
  ~Statement() {
    if (run_ != nullptr) run_->reset();
  }
  Statement(Statement&& other) noexcept : run_(std::exchange(other.run_, nullptr)) {}
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  template <typename T>
  Statement& bind(const T& value) {
    if constexpr (std::is_integral_v<T>) {
      run_->bind(static_cast<std::int64_t>(value));
    } else if constexpr (std::is_floating_point_v<T>) {
      run_->bind(static_cast<double>(value));
    } else {
      run_->bind(std::string_view(value));
    }
    return *this;
  }

  // True while there is a row. Errors: unavailable (disk full, busy, no connection), io, invalid (a constraint).
  base::Result<bool> step() { return run_->step(); }
  // Runs a statement that gives no rows. A database may say only at commit() what was wrong with it.
  base::Result<void> run() { return run_->finish(); }

  std::string text(int column) const { return run_->text(column); }
  std::int64_t number(int column) const { return run_->number(column); }
  double real(int column) const { return run_->real(column); }
  bool null(int column) const { return run_->null(column); }
  bool is_real(int column) const { return run_->is_real(column); }
  int columns() const { return run_->columns(); }

 private:
  Run* run_;
};

class Connection {
 public:
  virtual ~Connection() = default;

  // Precondition: `name` stands in queries.sql and no other run of it is under way.
  virtual Statement prepared(std::string_view name) = 0;

  // A transaction. After an error of commit() nothing of it is there, and rollback() is not needed.
  virtual base::Result<void> begin() = 0;
  virtual base::Result<void> commit() = 0;
  virtual void rollback() = 0;
  // A transaction that only reads, and sees one moment all along. Ends with rollback().
  virtual base::Result<void> begin_snapshot() = 0;
  // Waits until all that was sent is done, for transactions with more rows than should be under way.
  virtual base::Result<void> settle() = 0;

  // Says that `name` will be run with these values for `learner` in this transaction (outside of one: after the
  // next), so that the answers of many can come in one trip. An answer asked ahead is used unless something
  // was written for the learner since.
  virtual void expect(std::string_view name, const std::string& learner, const std::vector<std::string>& values) = 0;
  // Whether anything is gained by it.
  virtual bool asks_ahead() const = 0;
  // Outside a transaction: forgets what was asked ahead and not fetched. Whoever expects something there ends with
  // this.
  virtual void expect_no_more() = 0;
  // Says that something is written for the learner: what was asked ahead of them holds no longer.
  virtual void touch(const std::string& learner) = 0;

  // Whether it can still be used. A lost one answers `unavailable` to everything; whoever owns it opens another.
  virtual bool alive() const = 0;
};

// Opens connections to one database, from any thread.
class Connector {
 public:
  virtual ~Connector() = default;
  // Makes the schema where there is none and brings an older one up to date. Errors: denied, io, unavailable, invalid
  // (a database of a newer version, or none of ours).
  virtual base::Result<void> migrate() = 0;
  virtual base::Result<std::unique_ptr<Connection>> open_to_write() = 0;
  virtual base::Result<std::unique_ptr<Connection>> open_to_read() = 0;
  // Called by the writer's thread after a commit of `commands` commands, and when nothing was written for a second
  // (commands == 0): the time for housekeeping, which may make the next commit wait for a moment only.
  virtual void committed(std::size_t commands) = 0;
};

// The statements of sql/queries.sql, each from its `-- name:` line to its semicolon, with those of FOLDER/queries.sql
// in place of the general ones: name -> SQL.
std::map<std::string, std::string> named_queries(std::string_view folder);

// The numbered scripts "FOLDER/1.sql", "FOLDER/2.sql", ... that make version n of version n - 1.
std::vector<std::string_view> migrations(std::string_view folder);

}  // namespace colloquy::store
