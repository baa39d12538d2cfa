#include "exchange/anki/database.h"

#include <sqlite3.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "exchange/anki/markup.h"
#include "text/fold.h"

namespace colloquy::exchange::anki {
namespace {

using base::ErrorKind;
using base::make_error;

// Steps of SQLite's machine between two looks at the work that is left, and how many steps a row may take: sorting the
// cards needs half of that.
constexpr int kStepsPerLook = 10'000;
constexpr std::uint64_t kStepsPerRow = 100;

// Where `PRAGMA table_xinfo` says of a column that it is not one like others: hidden, or computed.
constexpr int kHidden = 6;

// What a database from elsewhere may be asked for: its tables' columns. No function is one of ours.
int allow_reading(void*, int action, const char* name, const char*, const char*, const char*) {
  if (action == SQLITE_SELECT || action == SQLITE_READ) return SQLITE_OK;
  return action == SQLITE_PRAGMA && std::string_view(name) == "table_xinfo" ? SQLITE_OK : SQLITE_DENY;
}

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

// Anki's own order of names: without case, by code points.
int compare_names(void*, int size_a, const void* a, int size_b, const void* b) {
  const std::string one = text::fold_case({static_cast<const char*>(a), static_cast<std::size_t>(size_a)});
  const std::string two = text::fold_case({static_cast<const char*>(b), static_cast<std::size_t>(size_b)});
  return one < two ? -1 : one > two ? 1 : 0;
}

}  // namespace

struct Database::Handle {
  std::string bytes;  // SQLite reads from here where the database came from elsewhere
  sqlite3* database = nullptr;
  Statement insert;
  std::string insert_sql;
  std::uint64_t looks = 0, most_looks = 0;
  // What queries may still give; none: it is a database of our own.
  std::optional<std::uint64_t> rows_left;

  Handle() = default;
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() {
    insert.reset();
    sqlite3_close(database);
  }

  base::Error failed() const {
    const int code = sqlite3_errcode(database) & 0xff;
    if (code == SQLITE_INTERRUPT) return make_error(ErrorKind::too_large, "the collection takes too long to be read");
    if (code == SQLITE_TOOBIG) return make_error(ErrorKind::too_large, "the collection gives more than its file holds");
    const ErrorKind kind = code == SQLITE_NOMEM ? ErrorKind::unavailable : ErrorKind::invalid;
    return make_error(kind, std::string("the collection's database cannot be read (") + sqlite3_errmsg(database) + ")");
  }

  base::Result<Statement> prepare(std::string_view sql) const {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement, nullptr) != SQLITE_OK)
      return failed();
    return Statement(statement);
  }
};

std::int64_t Row::number(int column) const {
  return sqlite3_column_int64(static_cast<sqlite3_stmt*>(statement_), column);
}

std::string_view Row::bytes(int column) const {
  auto* statement = static_cast<sqlite3_stmt*>(statement_);
  const bool blob = sqlite3_column_type(statement, column) == SQLITE_BLOB;
  const void* data =
      blob ? sqlite3_column_blob(statement, column) : static_cast<const void*>(sqlite3_column_text(statement, column));
  if (!data) return {};
  return {static_cast<const char*>(data), static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
}

Database::Database(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
Database::Database(Database&& other) noexcept = default;
Database::~Database() = default;

base::Result<Database> Database::create() {
  auto handle = std::make_unique<Handle>();
  if (sqlite3_open_v2(":memory:", &handle->database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                      nullptr) != SQLITE_OK)
    return handle->failed();
  sqlite3_create_collation(handle->database, "unicase", SQLITE_UTF8, nullptr, compare_names);
  return Database(std::move(handle));
}

base::Result<Database> Database::open(std::string bytes, std::uint64_t most_rows) {
  constexpr std::string_view kMagic("SQLite format 3\0", 16);
  if (bytes.size() < 512 || !std::string_view(bytes).starts_with(kMagic))
    return make_error(ErrorKind::invalid, "the collection is no SQLite database");
  // A database that was written with a log beside it says so here; without the log it is like any other.
  bytes[18] = bytes[19] = 1;
  Database out = TRY(create());
  Handle& handle = *out.handle_;
  handle.bytes = std::move(bytes);
  sqlite3* database = handle.database;
  if (sqlite3_deserialize(database, "main", reinterpret_cast<unsigned char*>(handle.bytes.data()),
                          static_cast<sqlite3_int64>(handle.bytes.size()),
                          static_cast<sqlite3_int64>(handle.bytes.size()), SQLITE_DESERIALIZE_READONLY) != SQLITE_OK)
    return handle.failed();
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  sqlite3_limit(database, SQLITE_LIMIT_LENGTH,
                static_cast<int>(std::min<std::uint64_t>(handle.bytes.size(), kLargestUnpacked / 8)));
  sqlite3_limit(database, SQLITE_LIMIT_SQL_LENGTH, 64 * 1024);
  sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit(database, SQLITE_LIMIT_EXPR_DEPTH, 50);
  sqlite3_limit(database, SQLITE_LIMIT_COLUMN, 100);
  handle.rows_left = most_rows;
  handle.most_looks = 100 + most_rows * kStepsPerRow / kStepsPerLook;
  sqlite3_progress_handler(
      database, kStepsPerLook,
      [](void* of) {
        auto* const own = static_cast<Handle*>(of);
        return ++own->looks > own->most_looks ? 1 : 0;
      },
      &handle);
  sqlite3_set_authorizer(database, allow_reading, nullptr);
  std::string foreign;
  std::vector<std::string> tables;
  TRY_VOID(out.each("SELECT type, name, sql FROM sqlite_master", [&](const Row& row) {
    const std::string sql = text::fold_case(row.bytes(2).substr(0, 64));
    const std::string_view type = row.bytes(0);
    // Tables and indexes are what Anki makes.
    if (type == "table" && sql.starts_with("create table"))
      tables.emplace_back(row.bytes(1));
    else if (type != "index")
      foreign = shown(row.bytes(1), 80);
  }));
  // A table's columns may not be computed either.
  for (const std::string& table : tables) {
    std::string quoted;
    for (const char c : table) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    TRY_VOID(out.each("PRAGMA table_xinfo(\"" + quoted + "\")", [&](const Row& row) {
      if (row.number(kHidden) != 0) foreign = shown(table, 80);
    }));
  }
  if (!foreign.empty())
    return make_error(ErrorKind::invalid, "the collection's database holds \"" + foreign +
                                              "\", which is no plain table; Anki has none such");
  return out;
}

bool Database::has(std::string_view table) const {
  bool found = false;
  const base::Result<void> looked = each("SELECT name FROM sqlite_master WHERE type = 'table'",
                                         [&](const Row& row) { found = found || row.bytes(0) == table; });
  return looked.ok() && found;
}

base::Result<void> Database::each(std::string_view sql, const std::function<void(const Row&)>& look) const {
  handle_->looks = 0;
  // Characters of two bytes may become three.
  std::uint64_t bytes_left = handle_->bytes.size() * 3 / 2;
  const Statement statement = TRY(handle_->prepare(sql));
  for (;;) {
    const int code = sqlite3_step(statement.get());
    if (code == SQLITE_DONE) return {};
    if (code != SQLITE_ROW) return handle_->failed();
    if (!handle_->rows_left) {
      look(Row(statement.get()));
      continue;
    }
    if (*handle_->rows_left == 0) return make_error(ErrorKind::too_large, "the collection has too many rows");
    --*handle_->rows_left;
    for (int column = 0; column < sqlite3_column_count(statement.get()); ++column) {
      const int type = sqlite3_column_type(statement.get(), column);
      if (type != SQLITE_TEXT && type != SQLITE_BLOB) continue;
      const auto size = static_cast<std::uint64_t>(sqlite3_column_bytes(statement.get(), column));
      if (size > bytes_left) return make_error(ErrorKind::too_large, "the collection gives more than its file holds");
      bytes_left -= size;
    }
    look(Row(statement.get()));
  }
}

base::Result<void> Database::run(const std::string& sql) {
  if (sqlite3_exec(handle_->database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return handle_->failed();
  return {};
}

base::Result<void> Database::insert(std::string_view sql, std::initializer_list<Value> values) {
  if (handle_->insert_sql != sql) {
    handle_->insert = TRY(handle_->prepare(sql));
    handle_->insert_sql = sql;
  }
  sqlite3_stmt* statement = handle_->insert.get();
  sqlite3_reset(statement);
  int column = 0;
  for (const Value& value : values) {
    ++column;
    // An empty view may have no address, which SQLite would take for NULL.
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      sqlite3_bind_int64(statement, column, *number);
    } else if (const auto* words = std::get_if<std::string_view>(&value)) {
      sqlite3_bind_text64(statement, column, words->empty() ? "" : words->data(), words->size(), SQLITE_STATIC,
                          SQLITE_UTF8);
    } else {
      const std::string_view bytes = std::get<Blob>(value).bytes;
      sqlite3_bind_blob64(statement, column, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_STATIC);
    }
  }
  const int code = sqlite3_step(statement);
  const base::Error why = code == SQLITE_DONE ? base::Error{} : handle_->failed();
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  if (code != SQLITE_DONE) return why;
  return {};
}

base::Result<std::string> Database::bytes() const {
  handle_->insert.reset();
  handle_->insert_sql.clear();
  sqlite3_int64 size = 0;
  unsigned char* bytes = sqlite3_serialize(handle_->database, "main", &size, 0);
  if (!bytes) return make_error(ErrorKind::unavailable, "there is no memory for the collection");
  std::string out(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  sqlite3_free(bytes);
  return out;
}

}  // namespace colloquy::exchange::anki
