#include "store/sql/archive.h"

#include <array>

#include "base/json.h"
#include "store/projection.h"
#include "store/sql/rows.h"

namespace colloquy::store {
namespace {

using base::ErrorKind;
using base::Json;
using base::Result;

constexpr int kVersion = 3;  // 1 knew no accounts, 2 no feeds; both are read all the same
// So many rows may be on their way to the database before it is waited for.
constexpr std::size_t kSettleAfter = 1000;

struct Column {
  std::string_view name;
  bool is_number = false;
  bool since_2 = false;  // absent in archives of version 1
};

struct Table {
  std::string_view name, pages, insert;
  std::array<Column, 11> columns;  // up to the first without a name, in the order of both statements
  bool two_keys = false;           // its pages go by the first two columns; else by the first
};

constexpr std::array kTables = {
    Table{"learner", "archive_learner", "insert_learner", {{{"learner"}, {"created", true}}}},
    Table{"session",
          "archive_session",
          "insert_session",
          {{{"token_hash"}, {"learner"}, {"created", true}, {"device", false, true}, {"seen", true, true}}}},
    Table{"keep_code", "archive_keep_code", "put_keep_code", {{{"learner"}, {"code_hash"}, {"created", true}}}},
    Table{"class_code", "archive_class_code", "put_class_code", {{{"course"}, {"code"}, {"created", true}}}},
    Table{"account",
          "archive_account",
          "insert_account",
          {{{"learner"},
            {"email"},
            {"name"},
            {"password"},
            {"administrator", true},
            {"created", true},
            {"made_in"},
            {"handed", true}}}},
    Table{"teaching", "archive_teaching", "put_teaching", {{{"learner"}, {"course"}, {"since", true}}}, true},
    Table{"extra_time",
          "archive_extra_time",
          "put_extra_time",
          {{{"learner"}, {"course"}, {"percent", true}, {"since", true}}},
          true},
    Table{"feed", "archive_feed", "put_feed", {{{"learner"}, {"course"}, {"token_hash"}, {"created", true}}}, true},
    Table{"setting", "archive_setting", "put_setting", {{{"name"}, {"value"}}}},
    Table{"audit",
          "archive_audit",
          "insert_audit",
          {{{"at", true}, {"id"}, {"actor"}, {"what"}, {"about"}, {"course"}, {"detail"}}},
          true},
    Table{"event",
          "archive_event",
          "insert_event",
          {{{"learner"},
            {"sequence", true},
            {"id"},
            {"kind"},
            {"version", true},
            {"course"},
            {"lesson"},
            {"at", true},
            {"offset", true},
            {"received", true},
            {"data"}}},
          true}};

// Where a page of rows ended: the values of its keys.
struct Reached {
  std::array<std::string, 2> texts;
  std::array<std::int64_t, 2> numbers{};
};

Result<std::size_t> write_table(Connection& connection, const Table& table, const LineSink& sink) {
  std::size_t rows = 0;
  const std::size_t keys = table.two_keys ? 2 : 1;
  Reached last;
  for (bool more = true; more;) {
    more = false;
    Statement page = connection.prepared(table.pages);
    for (std::size_t key = 0; key < keys; ++key)
      table.columns[key].is_number ? page.bind(last.numbers[key]) : page.bind(last.texts[key]);
    Reached reached;
    while (TRY(page.step())) {
      Json line = Json::object().set("table", table.name);
      for (int i = 0;
           i < static_cast<int>(table.columns.size()) && !table.columns[static_cast<std::size_t>(i)].name.empty();
           ++i) {
        const Column& column = table.columns[static_cast<std::size_t>(i)];
        column.is_number ? line.set(column.name, page.number(i)) : line.set(column.name, page.text(i));
      }
      TRY_VOID(sink(base::to_string(line)));
      for (std::size_t key = 0; key < keys; ++key) {
        const int column = static_cast<int>(key);
        if (table.columns[key].is_number) {
          reached.numbers[key] = page.number(column);
        } else {
          reached.texts[key] = page.text(column);
        }
      }
      more = true;
      ++rows;
    }
    if (more) last = std::move(reached);
  }
  return rows;
}

// One line of an archive into its table.
Result<void> insert(Connection& connection, const Table& table, const Json& line) {
  static const Json zero(0), nothing("");
  std::array<std::string, 11> texts;  // live until the statement has run
  Statement statement = connection.prepared(table.insert);
  for (std::size_t i = 0; i < table.columns.size() && !table.columns[i].name.empty(); ++i) {
    const Json& given = line[table.columns[i].name];
    const bool absent = given.is_null() && table.columns[i].since_2;
    const Json& value = !absent ? given : table.columns[i].is_number ? zero : nothing;
    if (table.columns[i].is_number) {
      if (!value.is_int())
        return base::make_error(ErrorKind::invalid, std::string(table.columns[i].name) + " is no number");
      statement.bind(value.as_int());
    } else {
      if (!value.is_string())
        return base::make_error(ErrorKind::invalid, std::string(table.columns[i].name) + " is no text");
      texts[i] = value.as_string();
      statement.bind(texts[i]);
    }
  }
  return statement.run();
}

Event event_of(const Json& line) {
  Event event;
  event.sequence = line["sequence"].as_int();
  event.id = line["id"].as_string();
  event.kind = line["kind"].as_string();
  event.version = static_cast<int>(line["version"].as_int());
  event.course = line["course"].as_string();
  event.lesson = line["lesson"].as_string();
  event.at = line["at"].as_int();
  event.offset = static_cast<int>(line["offset"].as_int());
  event.received = line["received"].as_int();
  event.data = line["data"].as_string();
  return event;
}

// Reads lines in order; rows of one learner's projections are kept while their events follow each other.
class Reader {
 public:
  explicit Reader(Connection& connection) : connection_(connection) {}

  Result<void> take(const std::string& text) {
    const Result<Json> line = base::parse_json(text);
    if (!line.ok() || !line->is_object()) return wrong("is no JSON object");
    if (ended_) return wrong("comes after the end");
    if (!begun_) {
      if ((*line)["colloquy"].as_string() != "archive") return wrong("does not begin an archive of Colloquy");
      if ((*line)["version"].as_int() > kVersion) return wrong("is of a newer Colloquy");
      begun_ = true;
      return {};
    }
    if ((*line)["end"].as_bool()) {
      ended_ = true;
      const auto said = [&](const char* name) { return static_cast<std::size_t>((*line)[name].as_int(-1)); };
      if (said("learners") != counts_.learners || said("events") != counts_.events)
        return wrong("counts other learners or events than there are");
      return {};
    }
    for (const Table& table : kTables) {
      if ((*line)["table"].as_string() != table.name) continue;
      if (const Result<void> done = insert(connection_, table, *line); !done.ok()) return wrong(done.error().message);
      counts_.learners += table.name == "learner" ? 1 : 0;
      return table.name == "event" ? project_one(*line) : Result<void>();
    }
    return wrong("names no table of ours");
  }

  Result<ArchiveCounts> finish() {
    if (!ended_) return base::make_error(ErrorKind::invalid, "the archive was cut off: its last line is missing");
    TRY_VOID(connection_.settle());
    return counts_;
  }

 private:
  Result<void> project_one(const Json& line) {
    ++counts_.events;
    const Event event = event_of(line);
    if (const Result<void> good = validate(event); !good.ok()) return wrong(good.error().message);
    if (line["learner"].as_string() != learner_ || !rows_) {
      learner_ = line["learner"].as_string();
      rows_.emplace(connection_, learner_);
    }
    TRY_VOID(project(event, *rows_));
    if (counts_.events % kSettleAfter == 0) TRY_VOID(connection_.settle());
    return {};
  }

  // The line that is being read; lines are counted by their sum of rows, which is where an editor finds them.
  base::Error wrong(const std::string& why) const {
    return base::make_error(ErrorKind::invalid, "the line after " + std::to_string(counts_.learners) +
                                                    " learners and " + std::to_string(counts_.events) +
                                                    " events: " + why);
  }

  Connection& connection_;
  bool begun_ = false, ended_ = false;
  ArchiveCounts counts_;
  LearnerId learner_;
  std::optional<SqlRows> rows_;
};

}  // namespace

Result<ArchiveCounts> write_archive(Connection& connection, const LineSink& sink) {
  ArchiveCounts counts;
  TRY_VOID(sink(base::to_string(Json::object().set("colloquy", "archive").set("version", kVersion))));
  for (const Table& table : kTables) {
    const std::size_t rows = TRY(write_table(connection, table, sink));
    if (table.name == "learner") counts.learners = rows;
    if (table.name == "event") counts.events = rows;
  }
  TRY_VOID(sink(base::to_string(Json::object()
                                    .set("end", true)
                                    .set("learners", static_cast<std::int64_t>(counts.learners))
                                    .set("events", static_cast<std::int64_t>(counts.events)))));
  return counts;
}

Result<ArchiveCounts> read_archive(Connection& connection, const LineSource& source) {
  {
    Statement any = connection.prepared("any_learner");
    if (TRY(any.step())) return base::make_error(ErrorKind::exists, "the database has learners already");
  }
  Reader reader(connection);
  while (const std::optional<std::string> line = TRY(source())) TRY_VOID(reader.take(*line));
  return reader.finish();
}

}  // namespace colloquy::store
