#include "store/sqlite/database.h"

#include <sqlite3.h>

#include <cassert>
#include <map>

namespace colloquy::store {

std::string_view embedded(std::string_view name);

namespace {

using base::ErrorKind;
using base::Result;

constexpr int kSchemaVersion = 1;

base::Error failure(sqlite3* database) {
  const int code = sqlite3_errcode(database) & 0xff;
  const ErrorKind kind = code == SQLITE_FULL || code == SQLITE_BUSY || code == SQLITE_LOCKED ? ErrorKind::unavailable
                         : code == SQLITE_CONSTRAINT                                         ? ErrorKind::invalid
                         : code == SQLITE_NOTADB || code == SQLITE_CORRUPT                   ? ErrorKind::invalid
                         : code == SQLITE_CANTOPEN || code == SQLITE_READONLY || code == SQLITE_PERM ? ErrorKind::denied
                                                                                                     : ErrorKind::io;
  return {kind, std::string("the database says: ") + sqlite3_errmsg(database)};
}

}  // namespace

struct Database::State {
  sqlite3* database = nullptr;
  std::map<std::string, sqlite3_stmt*, std::less<>> statements;

  ~State() {
    for (const auto& [name, statement] : statements) sqlite3_finalize(statement);
    sqlite3_close(database);
  }

  // Cuts queries.sql at its `-- name:` lines and prepares every piece.
  Result<void> prepare_all(std::string_view queries) {
    constexpr std::string_view kMark = "-- name: ";
    for (std::size_t at = queries.find(kMark); at != std::string_view::npos;) {
      const std::size_t name_end = queries.find('\n', at);
      const std::string name(queries.substr(at + kMark.size(), name_end - at - kMark.size()));
      const std::size_t next = queries.find(kMark, name_end);
      const std::string_view sql = queries.substr(name_end, next == std::string_view::npos ? next : next - name_end);
      sqlite3_stmt* statement = nullptr;
      if (sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &statement,
                             nullptr) != SQLITE_OK) {
        return base::make_error(ErrorKind::internal, "statement " + name + ": " + sqlite3_errmsg(database));
      }
      statements[name] = statement;
      at = next;
    }
    return {};
  }
};

Statement::~Statement() {
  if (!statement_) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

Statement& Statement::bind(std::string_view text) {
  // An empty view may have no address, which SQLite would take for NULL.
  sqlite3_bind_text(statement_, next_++, text.empty() ? "" : text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
  return *this;
}

Statement& Statement::bind(std::int64_t number) {
  sqlite3_bind_int64(statement_, next_++, number);
  return *this;
}

Statement& Statement::bind(double number) {
  sqlite3_bind_double(statement_, next_++, number);
  return *this;
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return failure(database_);
}

Result<void> Statement::run() {
  while (TRY(step())) {
  }
  return {};
}

std::string Statement::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))) : std::string();
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement_, column);
}
double Statement::real(int column) const {
  return sqlite3_column_double(statement_, column);
}
int Statement::columns() const {
  return sqlite3_column_count(statement_);
}
bool Statement::null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const std::string& path, Mode mode) {
  auto state = std::make_unique<State>();
  const int flags = (mode == Mode::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE) |
                    SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
  if (sqlite3_open_v2(path.c_str(), &state->database, flags, nullptr) != SQLITE_OK) {
    return base::make_error(ErrorKind::denied,
                            path + ": " + (state->database ? sqlite3_errmsg(state->database) : "no memory"));
  }
  sqlite3_busy_timeout(state->database, 5000);
  std::unique_ptr<Database> database(new Database(std::move(state)));
  if (mode == Mode::write) {
    // FULL: an acknowledged answer survives a power cut. Checkpoints are the writer's, when idle.
    TRY_VOID(database->execute(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-2000;"));
    sqlite3_stmt* version = nullptr;
    if (sqlite3_prepare_v2(database->state_->database, "PRAGMA user_version", -1, &version, nullptr) != SQLITE_OK)
      return failure(database->state_->database);
    const int found = sqlite3_step(version) == SQLITE_ROW ? sqlite3_column_int(version, 0) : -1;
    sqlite3_finalize(version);
    if (found > kSchemaVersion) return base::make_error(ErrorKind::invalid, path + ": was written by a newer Colloquy");
    if (found == 0) {
      const std::string sql = "BEGIN IMMEDIATE; " + std::string(embedded("sqlite/schema.sql")) + " COMMIT;";
      TRY_VOID(database->execute(sql.c_str()));
    }
  } else {
    TRY_VOID(database->execute("PRAGMA query_only=1; PRAGMA cache_size=-2000;"));
  }
  TRY_VOID(database->state_->prepare_all(embedded("sqlite/queries.sql")));
  return database;
}

Statement Database::prepared(std::string_view name) {
  const auto found = state_->statements.find(name);
  assert(found != state_->statements.end());
  return Statement(found->second, state_->database);
}

Result<void> Database::execute(const char* sql) {
  if (sqlite3_exec(state_->database, sql, nullptr, nullptr, nullptr) != SQLITE_OK) return failure(state_->database);
  return {};
}

void Database::checkpoint() {
  sqlite3_wal_checkpoint_v2(state_->database, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}

}  // namespace colloquy::store
