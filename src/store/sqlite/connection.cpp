#include "store/sqlite/connection.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cassert>
#include <map>
#include <mutex>

#include "store/sqlite/checkpoints.h"

namespace colloquy::store {
namespace {

using base::ErrorKind;
using base::Result;

base::Error failure(sqlite3* database) {
  const int code = sqlite3_errcode(database) & 0xff;
  const ErrorKind kind = code == SQLITE_FULL || code == SQLITE_BUSY || code == SQLITE_LOCKED ? ErrorKind::unavailable
                         : code == SQLITE_CONSTRAINT                                         ? ErrorKind::invalid
                         : code == SQLITE_NOTADB || code == SQLITE_CORRUPT                   ? ErrorKind::invalid
                         : code == SQLITE_CANTOPEN || code == SQLITE_READONLY || code == SQLITE_PERM ? ErrorKind::denied
                                                                                                     : ErrorKind::io;
  return {kind, std::string("the database says: ") + sqlite3_errmsg(database)};
}

class SqliteRun final : public Run {
 public:
  SqliteRun(sqlite3_stmt* statement, sqlite3* database) : statement_(statement), database_(database) {}
  ~SqliteRun() override { sqlite3_finalize(statement_); }
  SqliteRun(const SqliteRun&) = delete;
  SqliteRun& operator=(const SqliteRun&) = delete;

  void bind(std::string_view text) override {
    // An empty view may have no address, which SQLite would take for NULL.
    sqlite3_bind_text(statement_, next_++, text.empty() ? "" : text.data(), static_cast<int>(text.size()),
                      SQLITE_STATIC);
  }
  void bind(std::int64_t number) override { sqlite3_bind_int64(statement_, next_++, number); }
  void bind(double number) override { sqlite3_bind_double(statement_, next_++, number); }

  Result<bool> step() override {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return failure(database_);
  }
  Result<void> finish() override {
    while (TRY(step())) {
    }
    return {};
  }
  void reset() override {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
    next_ = 1;
  }

  std::string text(int column) const override {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
    return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)))
                 : std::string();
  }
  std::int64_t number(int column) const override { return sqlite3_column_int64(statement_, column); }
  double real(int column) const override { return sqlite3_column_double(statement_, column); }
  bool null(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  bool is_real(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_FLOAT; }
  int columns() const override { return sqlite3_column_count(statement_); }

 private:
  sqlite3_stmt* statement_;
  sqlite3* database_;
  int next_ = 1;
};

// A new file is for its owner alone: it holds addresses and hashes of passwords. What SQLite puts beside it has the
// same mode. One that is there is not even opened: to close it again would drop this process's locks on it (POSIX), and
// the next program to leave would take SQLite's log away from under us. Whatever else goes wrong here SQLite will say.
void make_private(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file >= 0) ::close(file);
}

class SqliteConnection final : public Connection {
 public:
  enum class Mode { read, write };

  static Result<std::unique_ptr<SqliteConnection>> open(const std::string& path, Mode mode) {
    std::unique_ptr<SqliteConnection> out(new SqliteConnection);
    if (mode == Mode::write && !path.starts_with(':')) make_private(path);
    const int flags = (mode == Mode::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE) |
                      SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
    if (sqlite3_open_v2(path.c_str(), &out->database_, flags, nullptr) != SQLITE_OK) {
      return base::make_error(ErrorKind::denied,
                              path + ": " + (out->database_ ? sqlite3_errmsg(out->database_) : "no memory"));
    }
    sqlite3_busy_timeout(out->database_, 5000);
    // FULL: an acknowledged answer survives a power cut. Checkpoints have a thread of their own.
    TRY_VOID(out->execute(mode == Mode::write ? "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; "
                                                "PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-2000;"
                                              : "PRAGMA query_only=1; PRAGMA cache_size=-2000;"));
    return out;
  }

  ~SqliteConnection() override {
    runs_.clear();
    sqlite3_close(database_);
  }

  Result<void> prepare_all() {
    for (const auto& [name, sql] : named_queries("sqlite")) {
      sqlite3_stmt* statement = nullptr;
      if (sqlite3_prepare_v3(database_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement,
                             nullptr) != SQLITE_OK) {
        return base::make_error(ErrorKind::internal, "statement " + name + ": " + sqlite3_errmsg(database_));
      }
      runs_[name] = std::make_unique<SqliteRun>(statement, database_);
    }
    return {};
  }

  // Runs the numbered scripts that the database has not seen, each in a transaction with its number.
  Result<void> migrate(const std::string& path) {
    const std::vector<std::string_view> scripts = migrations("sqlite");
    const int found = version();
    if (found < 0) return failure(database_);
    if (static_cast<std::size_t>(found) > scripts.size())
      return base::make_error(ErrorKind::invalid, path + ": was written by a newer Colloquy");
    for (std::size_t i = static_cast<std::size_t>(found); i < scripts.size(); ++i) {
      // The number is set inside: a script that was cut off begins again from where it began.
      const std::string sql = "BEGIN IMMEDIATE; " + std::string(scripts[i]) +
                              "; PRAGMA user_version = " + std::to_string(i + 1) + "; COMMIT;";
      if (const Result<void> done = execute(sql.c_str()); !done.ok()) {
        rollback();
        // Another process may have been quicker.
        if (version() <= static_cast<int>(i)) return done;
      }
    }
    return {};
  }

  Statement prepared(std::string_view name) override {
    const auto found = runs_.find(name);
    assert(found != runs_.end());
    return Statement(*found->second);
  }
  Result<void> begin() override { return execute("BEGIN IMMEDIATE"); }
  Result<void> commit() override {
    Result<void> done = execute("COMMIT");
    if (!done.ok()) rollback();
    return done;
  }
  // A deferred transaction of WAL sees the moment of its first read.
  Result<void> begin_snapshot() override { return execute("BEGIN"); }
  Result<void> settle() override { return {}; }
  // Where SQLite rolled back by itself there is nothing to do, and the error says nothing new.
  void rollback() override { (void)execute("ROLLBACK"); }
  // A step of SQLite is no trip: nothing is gained by asking ahead.
  void expect(std::string_view, const std::string&, const std::vector<std::string>&) override {}
  bool asks_ahead() const override { return false; }
  void expect_no_more() override {}
  void touch(const std::string&) override {}
  bool alive() const override { return true; }

  // Whether little is left of the log: not where a reader stays (a backup), or much is written.
  bool move_log() {
    constexpr int kLittle = 1000;  // frames, of a page each
    int all = 0, moved = 0;
    sqlite3_wal_checkpoint_v2(database_, nullptr, SQLITE_CHECKPOINT_PASSIVE, &all, &moved);
    return all - moved <= kLittle;
  }
  void begin_log_anew() {
    sqlite3_busy_timeout(database_, 10);  // readers are gone in a moment, or are not waited for
    sqlite3_wal_checkpoint_v2(database_, nullptr, SQLITE_CHECKPOINT_RESTART, nullptr, nullptr);
  }

 private:
  SqliteConnection() = default;

  int version() {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database_, "PRAGMA user_version", -1, &statement, nullptr) != SQLITE_OK) return -1;
    const int found = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int(statement, 0) : -1;
    sqlite3_finalize(statement);
    return found;
  }

  Result<void> execute(const char* sql) {
    if (sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) return failure(database_);
    return {};
  }

  sqlite3* database_ = nullptr;
  std::map<std::string, std::unique_ptr<SqliteRun>, std::less<>> runs_;
};

class SqliteConnector final : public Connector {
 public:
  explicit SqliteConnector(std::string path) : path_(std::move(path)) {}

  Result<void> migrate() override {
    if (in_memory()) return {};
    return TRY(SqliteConnection::open(path_, SqliteConnection::Mode::write))->migrate(path_);
  }
  Result<std::unique_ptr<Connection>> open_to_write() override {
    std::unique_ptr<SqliteConnection> out = TRY(SqliteConnection::open(path_, SqliteConnection::Mode::write));
    if (in_memory()) TRY_VOID(out->migrate(path_));
    TRY_VOID(out->prepare_all());
    if (!in_memory() && !checkpoints_) {
      std::shared_ptr<SqliteConnection> own = TRY(SqliteConnection::open(path_, SqliteConnection::Mode::write));
      checkpoints_ = std::make_unique<Checkpoints>([own] { return own->move_log(); }, [own] { own->begin_log_anew(); });
    }
    return std::unique_ptr<Connection>(std::move(out));
  }
  Result<std::unique_ptr<Connection>> open_to_read() override {
    std::unique_ptr<SqliteConnection> out = TRY(SqliteConnection::open(path_, SqliteConnection::Mode::read));
    TRY_VOID(out->prepare_all());
    return std::unique_ptr<Connection>(std::move(out));
  }
  void committed(std::size_t commands) override {
    if (checkpoints_) checkpoints_->committed(commands);
  }

 private:
  bool in_memory() const { return path_ == ":memory:"; }

  std::string path_;
  std::unique_ptr<Checkpoints> checkpoints_;
};

}  // namespace

std::unique_ptr<Connector> sqlite_connector(std::string path) {
  return std::make_unique<SqliteConnector>(std::move(path));
}

}  // namespace colloquy::store
