#include "store/postgres/connection.h"

#include <libpq-fe.h>

#include <array>
#include <cassert>
#include <charconv>
#include <cstdlib>
#include <deque>
#include <map>
#include <optional>
#include <set>

namespace colloquy::store {
namespace {

using base::ErrorKind;
using base::Result;

struct ClearResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using ResultPtr = std::shared_ptr<PGresult>;

ResultPtr own(PGresult* result) {
  return {result, ClearResult{}};
}

std::string without_newline(std::string text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

// Classes of SQLSTATE: PostgreSQL's documentation, appendix A.
ErrorKind kind_of(std::string_view state) {
  const std::string_view c = state.substr(0, 2);
  if (c == "22" || c == "23") return ErrorKind::invalid;                     // a value, a constraint
  if (c == "40") return ErrorKind::internal;                                 // a deadlock: another try may do
  if (c == "28" || c == "3D" || state == "42501") return ErrorKind::denied;  // who, where, may not
  if (c == "08" || c == "53" || c == "57" || c == "25")
    return ErrorKind::unavailable;  // gone, full, stopping, read-only
  return ErrorKind::io;
}

base::Error failure(const PGresult* result) {
  const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  return {state ? kind_of(state) : ErrorKind::unavailable,
          "the database says: " + without_newline(PQresultErrorMessage(result))};
}

class PostgresConnection final : public Connection {
 public:
  using Values = std::vector<std::string>;

  explicit PostgresConnection(PGconn* connection) : connection_(connection) {}
  ~PostgresConnection() override { PQfinish(connection_); }
  PostgresConnection(const PostgresConnection&) = delete;
  PostgresConnection& operator=(const PostgresConnection&) = delete;

  Result<void> prepare_all();

  Statement prepared(std::string_view name) override;
  Result<void> begin() override;
  Result<void> commit() override;
  Result<void> begin_snapshot() override;
  Result<void> settle() override;
  void rollback() override;
  void expect(std::string_view name, const std::string& learner, const Values& values) override;
  bool asks_ahead() const override { return true; }
  void expect_no_more() override;
  void touch(const std::string& learner) override { touched_.insert(learner); }
  bool alive() const override { return !lost_ && PQstatus(connection_) == CONNECTION_OK; }

  // The rows of a statement: those that were asked ahead, or by a trip to the server.
  Result<ResultPtr> fetch(const std::string& name, const Values& values);
  // Sends a statement whose rows nobody wants. Outside a transaction it is done when this returns.
  Result<void> send_off(const std::string& name, const Values& values);

 private:
  struct Sent {
    std::string key;  // "": nobody wants the rows
    std::string learner;
  };
  struct Ahead {
    std::string learner;
    ResultPtr rows;
  };

  void send(const std::string& name, const Values& values, Sent sent);
  void send_plain(const char* sql);
  // Waits until the server has answered all that was sent. The first error of the transaction is kept in failed_.
  void trip();
  void fail(base::Error error) {
    if (!failed_) failed_ = std::move(error);
  }
  void forget() {
    if (!lost_) failed_.reset();
    ahead_.clear();
    touched_.clear();
  }
  void lose() {
    lost_ = true;
    sent_.clear();
    fail({ErrorKind::unavailable, "the database says: " + without_newline(PQerrorMessage(connection_))});
  }

  PGconn* connection_;
  std::map<std::string, std::unique_ptr<Run>, std::less<>> runs_;
  std::deque<Sent> sent_;
  std::map<std::string, Ahead> ahead_;  // key -> rows
  std::set<std::string> touched_;
  std::optional<base::Error> failed_;
  bool in_transaction_ = false;
  bool lost_ = false;
};

std::string key_of(const std::string& name, const PostgresConnection::Values& values) {
  std::string key = name;
  for (const std::string& value : values) key.append(1, '\0').append(value);
  return key;
}

class PostgresRun final : public Run {
 public:
  PostgresRun(PostgresConnection& connection, std::string name) : connection_(connection), name_(std::move(name)) {}

  void bind(std::string_view text) override { values_.emplace_back(text); }
  void bind(std::int64_t number) override { values_.push_back(std::to_string(number)); }
  void bind(double number) override {
    std::array<char, 32> digits;  // the shortest that reads back as the same number
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    values_.emplace_back(digits.data(), end);
  }

  Result<bool> step() override {
    if (!rows_) {
      rows_ = TRY(connection_.fetch(name_, values_));
      row_ = -1;
    }
    return ++row_ < PQntuples(rows_.get());
  }
  Result<void> finish() override { return connection_.send_off(name_, values_); }
  void reset() override {
    values_.clear();
    rows_.reset();
  }

  std::string text(int column) const override {
    return {PQgetvalue(rows_.get(), row_, column), static_cast<std::size_t>(PQgetlength(rows_.get(), row_, column))};
  }
  std::int64_t number(int column) const override {
    return std::strtoll(PQgetvalue(rows_.get(), row_, column), nullptr, 10);
  }
  double real(int column) const override { return std::strtod(PQgetvalue(rows_.get(), row_, column), nullptr); }
  bool null(int column) const override { return PQgetisnull(rows_.get(), row_, column) != 0; }
  bool is_real(int column) const override {
    constexpr Oid kFloat8 = 701;
    return PQftype(rows_.get(), column) == kFloat8;
  }
  int columns() const override { return PQnfields(rows_.get()); }

 private:
  PostgresConnection& connection_;
  std::string name_;
  PostgresConnection::Values values_;
  ResultPtr rows_;
  int row_ = -1;
};

// "?1" is SQLite's way of writing "$1".
std::string with_dollars(std::string sql) {
  for (char& c : sql) c = c == '?' ? '$' : c;
  return sql;
}

Result<void> PostgresConnection::prepare_all() {
  if (PQenterPipelineMode(connection_) != 1) return base::make_error(ErrorKind::internal, "no pipeline mode");
  for (const auto& [name, sql] : named_queries("postgres")) {
    if (PQsendPrepare(connection_, name.c_str(), with_dollars(sql).c_str(), 0, nullptr) != 1) lose();
    sent_.push_back({});
    runs_[name] = std::make_unique<PostgresRun>(*this, name);
  }
  trip();
  if (failed_) return *failed_;
  return {};
}

Statement PostgresConnection::prepared(std::string_view name) {
  const auto found = runs_.find(name);
  assert(found != runs_.end());
  return Statement(*found->second);
}

void PostgresConnection::send(const std::string& name, const Values& values, Sent sent) {
  if (lost_) return;
  constexpr std::size_t kMost = 16;  // no statement has more values
  std::array<const char*, kMost> pointers{};
  assert(values.size() <= kMost);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].find('\0') != std::string::npos)
      return fail({ErrorKind::invalid, "a text with a zero byte cannot be kept"});
    pointers[i] = values[i].c_str();
  }
  if (PQsendQueryPrepared(connection_, name.c_str(), static_cast<int>(values.size()), pointers.data(), nullptr, nullptr,
                          0) != 1)
    return lose();
  sent_.push_back(std::move(sent));
}

void PostgresConnection::send_plain(const char* sql) {
  if (lost_) return;
  if (PQsendQueryParams(connection_, sql, 0, nullptr, nullptr, nullptr, nullptr, 0) != 1) return lose();
  sent_.push_back({});
}

void PostgresConnection::trip() {
  if (lost_) return;
  if (PQpipelineSync(connection_) != 1) return lose();
  while (!sent_.empty()) {
    const Sent sent = std::move(sent_.front());
    sent_.pop_front();
    const ResultPtr result = own(PQgetResult(connection_));
    if (!result) return lose();
    switch (PQresultStatus(result.get())) {
      case PGRES_TUPLES_OK:
      case PGRES_COMMAND_OK:
        if (!sent.key.empty()) ahead_[sent.key] = {sent.learner, result};
        break;
      case PGRES_PIPELINE_ABORTED: break;  // what aborted it has been said
      default: fail(failure(result.get()));
    }
    if (PQstatus(connection_) != CONNECTION_OK) return lose();
    while (const ResultPtr rest = own(PQgetResult(connection_))) {
    }
  }
  const ResultPtr synced = own(PQgetResult(connection_));
  if (!synced || PQresultStatus(synced.get()) != PGRES_PIPELINE_SYNC) lose();
}

Result<ResultPtr> PostgresConnection::fetch(const std::string& name, const Values& values) {
  const std::string key = key_of(name, values);
  const auto asked = [&]() -> ResultPtr {
    const auto at = ahead_.find(key);
    if (at == ahead_.end() || touched_.contains(at->second.learner)) return nullptr;
    return at->second.rows;
  };
  if (!in_transaction_) {
    if (ResultPtr rows = asked()) return rows;
    forget();
  } else {
    if (!sent_.empty() && ahead_.empty()) trip();  // what was asked ahead comes with the first that is needed
    if (failed_) return *failed_;
    if (ResultPtr rows = asked()) return rows;
  }
  ahead_.erase(key);
  send(name, values, {key, ""});
  trip();
  if (failed_) return *failed_;
  const auto at = ahead_.find(key);
  if (at == ahead_.end()) return base::make_error(ErrorKind::internal, "the database gave no answer");
  ResultPtr rows = at->second.rows;
  ahead_.erase(at);
  return rows;
}

Result<void> PostgresConnection::send_off(const std::string& name, const Values& values) {
  if (!in_transaction_) {
    forget();
    send(name, values, {});
    trip();
  } else {
    send(name, values, {});
  }
  if (failed_) return *failed_;
  return {};
}

void PostgresConnection::expect(std::string_view name, const std::string& learner, const Values& values) {
  const std::string own_name(name);
  send(own_name, values, {key_of(own_name, values), learner});
}

void PostgresConnection::expect_no_more() {
  if (!sent_.empty()) trip();
  forget();
}

Result<void> PostgresConnection::begin() {
  forget();
  in_transaction_ = true;
  send_plain("BEGIN");  // on its way with what follows
  if (failed_) return *failed_;
  return {};
}

Result<void> PostgresConnection::begin_snapshot() {
  forget();
  in_transaction_ = true;
  send_plain("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  return settle();
}

Result<void> PostgresConnection::settle() {
  trip();
  if (failed_) return *failed_;
  return {};
}

Result<void> PostgresConnection::commit() {
  if (!failed_) {
    send_plain("COMMIT");
    trip();
  }
  if (failed_) {
    const base::Error why = *failed_;
    rollback();
    return why;
  }
  in_transaction_ = false;
  forget();
  return {};
}

void PostgresConnection::rollback() {
  if (!lost_) {
    trip();  // an error in the pipeline lasts until here
    send_plain("ROLLBACK");
    trip();
  }
  in_transaction_ = false;
  forget();
}

constexpr char kLock[] = "SELECT pg_advisory_xact_lock(4019371)";  // ours while a schema is being made

class PostgresConnector final : public Connector {
 public:
  explicit PostgresConnector(std::string address) : address_(std::move(address)) {}

  Result<void> migrate() override {
    struct Close {
      void operator()(PGconn* connection) const { PQfinish(connection); }
    };
    const std::unique_ptr<PGconn, Close> connection(TRY(connect(true)));
    const auto run = [&](const char* sql) -> Result<ResultPtr> {
      ResultPtr result = own(PQexec(connection.get(), sql));
      const ExecStatusType status = PQresultStatus(result.get());
      if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) return failure(result.get());
      return result;
    };
    // One server makes the schema; others that start at the same moment wait for it.
    TRY_VOID(run("BEGIN"));
    TRY_VOID(run(kLock));
    TRY_VOID(run("CREATE TABLE IF NOT EXISTS colloquy_schema (version integer NOT NULL)"));
    const ResultPtr rows = TRY(run("SELECT max(version) FROM colloquy_schema"));
    const std::vector<std::string_view> scripts = migrations("postgres");
    const std::size_t found =
        PQgetisnull(rows.get(), 0, 0) ? 0 : std::strtoull(PQgetvalue(rows.get(), 0, 0), nullptr, 10);
    if (found > scripts.size())
      return base::make_error(ErrorKind::invalid, "the database was written by a newer Colloquy");
    for (std::size_t i = found; i < scripts.size(); ++i) {
      TRY_VOID(run(std::string(scripts[i]).c_str()));
      TRY_VOID(run(("INSERT INTO colloquy_schema VALUES (" + std::to_string(i + 1) + ")").c_str()));
    }
    TRY_VOID(run("COMMIT"));
    return {};
  }

  Result<std::unique_ptr<Connection>> open_to_write() override { return open(true); }
  Result<std::unique_ptr<Connection>> open_to_read() override { return open(false); }
  void committed(std::size_t) override {}  // the server keeps its own house

 private:
  Result<PGconn*> connect(bool to_write) {
    // What the address says comes later in the list and wins.
    constexpr std::array<const char*, 10> kNames = {
        "application_name", "client_encoding",  "connect_timeout", "keepalives_idle",      "keepalives_interval",
        "keepalives_count", "tcp_user_timeout", "options",         "target_session_attrs", "dbname"};
    const std::array<const char*, 11> values = {"colloquy",
                                                "UTF8",
                                                "5",
                                                "10",
                                                "5",
                                                "2",
                                                "15000",
                                                "-c idle_in_transaction_session_timeout=60000",
                                                to_write ? "read-write" : "any",
                                                address_.c_str(),
                                                nullptr};
    std::array<const char*, 11> names{};
    std::copy(kNames.begin(), kNames.end(), names.begin());
    PGconn* connection = PQconnectdbParams(names.data(), values.data(), 1);
    PQsetNoticeProcessor(connection, [](void*, const char*) {}, nullptr);  // "exists already", which is what we hoped
    if (PQstatus(connection) == CONNECTION_OK) return connection;
    const std::string why = without_newline(connection ? PQerrorMessage(connection) : "no memory");
    PQfinish(connection);
    return base::make_error(ErrorKind::unavailable, "the database cannot be reached: " + why);
  }

  Result<std::unique_ptr<Connection>> open(bool to_write) {
    auto out = std::make_unique<PostgresConnection>(TRY(connect(to_write)));
    TRY_VOID(out->prepare_all());
    return std::unique_ptr<Connection>(std::move(out));
  }

  std::string address_;
};

}  // namespace

std::unique_ptr<Connector> postgres_connector(std::string address) {
  return std::make_unique<PostgresConnector>(std::move(address));
}

}  // namespace colloquy::store
