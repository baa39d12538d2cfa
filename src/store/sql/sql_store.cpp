#include "store/sql/sql_store.h"

#include <memory>
#include <mutex>
#include <set>
#include <utility>
#include <vector>

#include "base/json.h"
#include "store/projection.h"
#include "store/sql/archive.h"
#include "store/sql/events.h"
#include "store/sql/reproject.h"
#include "store/sql/rows.h"
#include "store/sql/writer.h"
#include "store/sqlite/connection.h"

namespace colloquy::store {
namespace {

using base::ErrorKind;
using base::Json;
using base::Result;

class SqlStore final : public Store {
 public:
  SqlStore(std::unique_ptr<Connector> connector, std::unique_ptr<Connection> writing)
      : connector_(std::move(connector)), writer_(*connector_, std::move(writing)) {}

  void append(LearnerId learner, std::vector<NewEvent> events, Done<Appended> done) override {
    for (const NewEvent& event : events) {
      const Result<void> good = validate(event);
      if (!good.ok()) return done(good.error());
    }
    Command command;
    command.learner = learner;
    const auto shared = std::make_shared<const std::vector<NewEvent>>(std::move(events));
    command.run = [learner, shared](Connection& connection) { return add(connection, learner, *shared); };
    command.expect = [learner, shared](Connection& connection) { expect(connection, learner, *shared); };
    writer_.submit(std::move(command), std::move(done));
  }

  void create_guest(NewGuest guest, std::vector<NewEvent> events, Done<Appended> done) override {
    for (const NewEvent& event : events) {
      const Result<void> good = validate(event);
      if (!good.ok()) return done(good.error());
    }
    Command command;
    command.learner = guest.learner;
    command.run = [guest = std::move(guest), events = std::move(events)](Connection& connection) -> Result<Appended> {
      TRY_VOID(connection.prepared("insert_learner").bind(guest.learner).bind(guest.now).run());
      TRY_VOID(
          connection.prepared("insert_session").bind(guest.session_hash).bind(guest.learner).bind(guest.now).run());
      return add(connection, guest.learner, events);
    };
    writer_.submit(std::move(command), std::move(done));
  }

  void create_session(LearnerId learner, std::string session_hash, Millis now, Done<Appended> done) override {
    submit_one(std::move(done),
               [learner = std::move(learner), session_hash = std::move(session_hash), now](Connection& database) {
                 return database.prepared("insert_session").bind(session_hash).bind(learner).bind(now).run();
               });
  }

  void end_session(std::string session_hash, Done<Appended> done) override {
    submit_one(std::move(done), [session_hash = std::move(session_hash)](Connection& database) {
      return database.prepared("delete_session").bind(session_hash).run();
    });
  }

  void keep_code(LearnerId learner, std::string code_hash, Millis now, Done<Appended> done) override {
    submit_one(std::move(done),
               [learner = std::move(learner), code_hash = std::move(code_hash), now](Connection& database) {
                 return database.prepared("put_keep_code").bind(learner).bind(code_hash).bind(now).run();
               });
  }

  void erase(LearnerId learner, Done<Appended> done) override {
    Command command;
    command.learner = learner;
    command.run = [learner](Connection& connection) -> Result<Appended> {
      {
        Statement known = connection.prepared("lock_learner");
        if (!TRY(known.bind(learner).step())) return base::make_error(ErrorKind::not_found, "there is no such learner");
      }
      TRY_VOID(clear_projections(connection, learner));
      for (const char* name : {"erase_events", "erase_sessions", "erase_keep_code", "erase_learner"})
        TRY_VOID(connection.prepared(name).bind(learner).run());
      return Appended{1, 0};
    };
    writer_.submit(std::move(command), std::move(done));
  }

  void set_class_code(std::string course, std::string code, Millis now, Done<Appended> done) override {
    submit_one(std::move(done), [course = std::move(course), code = std::move(code), now](Connection& database) {
      if (code.empty()) return database.prepared("delete_class_code").bind(course).run();
      return database.prepared("put_class_code").bind(course).bind(code).bind(now).run();
    });
  }

  Result<std::optional<LearnerId>> learner_of_session(const std::string& hash) override {
    return one_text("learner_of_session", hash);
  }
  Result<std::optional<LearnerId>> learner_of_code(const std::string& hash) override {
    return one_text("learner_of_code", hash);
  }
  Result<std::optional<std::string>> course_of_class_code(const std::string& code) override {
    return one_text("course_of_class_code", code);
  }
  Result<std::optional<std::string>> class_code_of_course(const std::string& course) override {
    return one_text("class_code_of_course", course);
  }

  Result<std::vector<Enrolment>> enrolments(const LearnerId& learner) override {
    return list<Enrolment>(
        "enrolments", [&](Statement& s) { s.bind(learner); },
        [](const Statement& s) { return Enrolment{s.text(0), s.number(1)}; });
  }

  Result<std::vector<Place>> places(const LearnerId& learner, const std::string& course) override {
    return list<Place>(
        "places", [&](Statement& s) { s.bind(learner).bind(course); },
        [&](const Statement& s) {
          Place place;
          place.course = course;
          place.lesson = s.text(0);
          place.track = s.text(1);
          place.node = s.text(2);
          place.index = static_cast<int>(s.number(3));
          place.ms = static_cast<std::int32_t>(s.number(4));
          place.at = s.number(5);
          place.device = s.text(6);
          place.revision = s.number(7);
          place.furthest = s.number(8);
          return place;
        });
  }

  Result<std::vector<Card>> cards(const LearnerId& learner, const std::string& course) override {
    return list<Card>(
        "cards", [&](Statement& s) { s.bind(learner).bind(course); },
        [&](const Statement& s) {
          return Card{course, s.text(1), s.text(0), read_card_state(s.text(2)), s.number(3)};
        });
  }

  Result<std::optional<Card>> card(const LearnerId& learner, const std::string& course,
                                   const std::string& card) override {
    std::vector<Card> found = TRY(list<Card>(
        "card", [&](Statement& s) { s.bind(learner).bind(course).bind(card); },
        [&](const Statement& s) { return Card{course, s.text(0), card, read_card_state(s.text(1)), s.number(2)}; }));
    return first(std::move(found));
  }

  Result<std::optional<Attempt>> attempt(const LearnerId& learner, const std::string& attempt) override {
    std::vector<Attempt> found =
        TRY(list<Attempt>("attempt", [&](Statement& s) { s.bind(learner).bind(attempt); }, read_attempt));
    for (Attempt& one : found) one.answers = TRY(answers(learner, one.attempt));
    return first(std::move(found));
  }

  Result<std::vector<Attempt>> attempts(const LearnerId& learner, const std::string& course) override {
    std::vector<Attempt> found =
        TRY(list<Attempt>("attempts", [&](Statement& s) { s.bind(learner).bind(course); }, read_attempt));
    for (Attempt& one : found) one.answers = TRY(answers(learner, one.attempt));
    return found;
  }

  Result<std::vector<Heard>> heard(const LearnerId& learner, const std::string& course) override {
    return list<Heard>(
        "heard", [&](Statement& s) { s.bind(learner).bind(course); },
        [](const Statement& s) { return Heard{s.text(0), s.text(1), s.number(2)}; });
  }

  Result<std::vector<PromptState>> prompts(const LearnerId& learner, const std::string& course) override {
    return list<PromptState>(
        "prompts", [&](Statement& s) { s.bind(learner).bind(course); },
        [](const Statement& s) {
          return PromptState{s.text(0), s.text(1), static_cast<int>(s.number(2)), static_cast<int>(s.number(3)),
                             static_cast<int>(s.number(4))};
        });
  }

  Result<bool> has_event(const LearnerId& learner, const std::string& event) override {
    return !TRY(list<bool>(
                    "has_event", [&](Statement& s) { s.bind(learner).bind(event); },
                    [](const Statement&) { return true; }))
                .empty();
  }

  Result<std::vector<Event>> events(const LearnerId& learner, std::int64_t after, std::size_t limit) override {
    return list<Event>(
        "events", [&](Statement& s) { s.bind(learner).bind(after).bind(static_cast<std::int64_t>(limit)); },
        read_event);
  }

  Result<std::vector<LearnerId>> learners() override {
    return list<LearnerId>("learners", [](Statement&) {}, [](const Statement& s) { return s.text(0); });
  }

  Result<std::size_t> replay() override;

  StoreFigures figures() const override { return writer_.figures(); }

  Result<std::string> durability() override {
    const std::unique_ptr<Connection> connection = TRY(connector_->open_to_write());
    Statement promise = connection->prepared("durability");
    if (!TRY(promise.step())) return base::make_error(ErrorKind::io, "the database does not say");
    return promise.text(0);
  }

  Result<ArchiveCounts> archive(const LineSink& sink) override {
    const std::unique_ptr<Connection> connection = TRY(connector_->open_to_read());
    TRY_VOID(connection->begin_snapshot());
    Result<ArchiveCounts> counts = write_archive(*connection, sink);
    connection->rollback();
    return counts;
  }

  Result<ArchiveCounts> restore(const LineSource& source) override {
    // An archive is read once only: it goes past the writer, which would try again what fails.
    const std::unique_ptr<Connection> connection = TRY(connector_->open_to_write());
    TRY_VOID(connection->begin());
    Result<ArchiveCounts> counts = read_archive(*connection, source);
    if (!counts.ok()) {
      connection->rollback();
      return counts;
    }
    TRY_VOID(connection->commit());
    return counts;
  }

 private:
  // What add() will read of a learner.
  static void expect(Connection& connection, const LearnerId& learner, const std::vector<NewEvent>& events) {
    connection.expect("lock_learner", learner, {learner});
    connection.expect("last_sequence", learner, {learner});
    for (const NewEvent& event : events) {
      connection.expect("has_event", learner, {learner, event.id});
      if (event.kind != kind::kReview) continue;
      const Result<Json> data = base::parse_json(event.data);
      if (data.ok()) connection.expect("card", learner, {learner, event.course, (*data)["card"].as_string()});
    }
  }

  // Adds events that are not there yet, in order, and what follows from them.
  static Result<Appended> add(Connection& database, const LearnerId& learner, const std::vector<NewEvent>& events) {
    Appended out;
    if (events.empty()) return out;
    {
      Statement known = database.prepared("lock_learner");
      if (!TRY(known.bind(learner).step())) return base::make_error(ErrorKind::not_found, "there is no such learner");
    }
    std::int64_t sequence = 0;
    {
      Statement last = database.prepared("last_sequence");
      if (TRY(last.bind(learner).step())) sequence = last.number(0);
    }
    std::set<std::string_view> added;  // by this call: the database may not have done it yet
    SqlRows rows(database, learner);
    for (const NewEvent& one : events) {
      {
        Statement there = database.prepared("has_event");
        if (!added.insert(one.id).second || TRY(there.bind(learner).bind(one.id).step())) {
          ++out.repeated;
          continue;
        }
      }
      Event event;
      static_cast<NewEvent&>(event) = one;
      event.sequence = ++sequence;
      event.received = one.at;
      TRY_VOID(database.prepared("insert_event")
                   .bind(learner)
                   .bind(event.sequence)
                   .bind(event.id)
                   .bind(event.kind)
                   .bind(std::int64_t{event.version})
                   .bind(event.course)
                   .bind(event.lesson)
                   .bind(event.at)
                   .bind(std::int64_t{event.offset})
                   .bind(event.received)
                   .bind(event.data)
                   .run());
      TRY_VOID(project(event, rows));
      ++out.fresh;
    }
    return out;
  }

  void submit_one(Done<Appended> done, std::function<Result<void>(Connection&)> command) {
    Command one;
    one.run = [command = std::move(command)](Connection& connection) -> Result<Appended> {
      TRY_VOID(command(connection));
      return Appended{1, 0};
    };
    writer_.submit(std::move(one), std::move(done));
  }

  // A reading connection, from the pool or new; it goes back when the reader is done.
  class Lease {
   public:
    explicit Lease(SqlStore& store) : store_(store) {
      const std::lock_guard lock(store_.pool_mutex_);
      if (store_.pool_.empty()) return;
      database_ = std::move(store_.pool_.back());
      store_.pool_.pop_back();
    }
    ~Lease() {
      if (!database_) return;
      const std::lock_guard lock(store_.pool_mutex_);
      store_.pool_.push_back(std::move(database_));
    }
    Result<Connection*> get() {
      if (database_ && !database_->alive()) database_.reset();
      if (!database_) database_ = TRY(store_.connector_->open_to_read());
      return database_.get();
    }

   private:
    SqlStore& store_;
    std::unique_ptr<Connection> database_;
  };

  template <typename T, typename Bind, typename Read>
  Result<std::vector<T>> list(std::string_view name, Bind&& bind, Read&& read) {
    Lease lease(*this);
    const auto ask = [&](Connection& connection) -> Result<std::vector<T>> {
      Statement statement = connection.prepared(name);
      bind(statement);
      std::vector<T> out;
      while (TRY(statement.step())) out.push_back(read(statement));
      return out;
    };
    Connection* connection = TRY(lease.get());
    Result<std::vector<T>> out = ask(*connection);
    // The database may have been started anew since the connection was used last.
    if (!out.ok() && !connection->alive()) out = ask(*TRY(lease.get()));
    return out;
  }

  Result<std::optional<std::string>> one_text(std::string_view name, const std::string& key) {
    return first(
        TRY(list<std::string>(name, [&](Statement& s) { s.bind(key); }, [](const Statement& s) { return s.text(0); })));
  }

  template <typename T>
  static std::optional<T> first(std::vector<T> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
  }

  Result<std::vector<Answer>> answers(const LearnerId& learner, const std::string& attempt) {
    return list<Answer>(
        "answers", [&](Statement& s) { s.bind(learner).bind(attempt); },
        [](const Statement& s) {
          return Answer{s.text(0), s.text(1), s.real(2), s.real(3), static_cast<int>(s.number(4)), s.number(5)};
        });
  }

  static Attempt read_attempt(const Statement& s) {
    Attempt out{s.text(0), s.text(1),   s.text(2),    static_cast<std::uint64_t>(s.number(3)),
                {},        s.number(5), std::nullopt, {}};
    const Result<Json> questions = base::parse_json(s.text(4));
    if (questions.ok()) {
      for (const Json& question : questions->as_array()) out.questions.push_back(question.as_string());
    }
    if (!s.null(6)) out.ended = s.number(6);
    return out;
  }

  std::unique_ptr<Connector> connector_;
  Writer writer_;
  std::mutex pool_mutex_;
  std::vector<std::unique_ptr<Connection>> pool_;
};

constexpr std::string_view kDumps[] = {"dump_enrolment", "dump_place", "dump_reach",   "dump_heard",
                                       "dump_prompt",    "dump_card",  "dump_attempt", "dump_answer"};

// All that the projections hold of a learner, as one text.
Result<std::string> dump(Connection& database, const LearnerId& learner) {
  std::string out;
  for (const std::string_view name : kDumps) {
    Statement rows = database.prepared(name);
    rows.bind(learner);
    while (TRY(rows.step())) {
      out += name;
      for (int i = 0; i < rows.columns(); ++i) {
        // A double as this program writes it: databases differ.
        out += '\t' + (rows.is_real(i) ? std::to_string(rows.real(i)) : rows.text(i));
      }
      out += '\n';
    }
  }
  return out;
}

// Projects a learner's events into a database in memory and compares what both then hold.
Result<std::size_t> SqlStore::replay() {
  std::size_t different = 0;
  const std::unique_ptr<Connector> memory = sqlite_connector(":memory:");
  for (const LearnerId& learner : TRY(learners())) {
    const std::unique_ptr<Connection> scratch = TRY(memory->open_to_write());
    SqlRows rows(*scratch, learner);
    Lease lease(*this);
    Connection* stored = TRY(lease.get());
    TRY_VOID(each_event(*stored, learner, [&](const Event& event) { return project(event, rows); }));
    if (TRY(dump(*stored, learner)) != TRY(dump(*scratch, learner))) ++different;
  }
  return different;
}

}  // namespace

Result<std::unique_ptr<Store>> open_sql_store(std::unique_ptr<Connector> connector) {
  TRY_VOID(connector->migrate());
  std::unique_ptr<Connection> writing = TRY(connector->open_to_write());
  TRY_VOID(reproject(*writing));
  return std::unique_ptr<Store>(std::make_unique<SqlStore>(std::move(connector), std::move(writing)));
}

}  // namespace colloquy::store
