#include "store/sql/sql_store.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "base/json.h"
#include "store/projection.h"
#include "store/sql/append.h"
#include "store/sql/archive.h"
#include "store/sql/callers.h"
#include "store/sql/changes.h"
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
  SqlStore(std::unique_ptr<Connector> connector, std::unique_ptr<Connection> writing, const base::Clock& clock)
      : clock_(clock), connector_(std::move(connector)), writer_(*connector_, std::move(writing)) {}

  void append(LearnerId learner, std::vector<NewEvent> events, Done<Appended> done) override {
    for (const NewEvent& event : events) {
      const Result<void> good = validate(event);
      if (!good.ok()) return done(good.error());
    }
    Command command;
    command.learner = learner;
    const auto shared = std::make_shared<const std::vector<NewEvent>>(std::move(events));
    command.run = [this, learner, shared](Connection& connection) {
      return append_events(connection, learner, *shared, clock_.now());
    };
    command.expect = [learner, shared](Connection& connection) { expect_append(connection, learner, *shared); };
    writer_.submit(std::move(command), std::move(done));
  }

  void change(Changes changes, Done<Appended> done) override {
    if (const Result<void> good = validate(changes); !good.ok()) return done(good.error());
    Command command;
    command.learner = learner_of(changes);
    command.run = [this, changes = std::move(changes)](Connection& connection) {
      return make_changes(connection, changes, clock_.now());
    };
    writer_.submit(std::move(command), std::move(done));
  }

  Result<std::optional<Caller>> caller(const std::string& hash) override {
    return ask([&](Connection& connection) { return callers_.find(connection, hash); });
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

  Result<std::optional<Account>> account(const LearnerId& learner) override { return one_account("account", learner); }
  Result<std::optional<Account>> account_of_email(const std::string& email) override {
    return one_account("account_of_email", email);
  }
  Result<std::vector<Account>> accounts(const std::string& search, const Account& after, std::size_t limit) override {
    const std::string pattern = search.empty() ? "" : "%" + like_text(search) + "%";
    return list<Account>(
        "accounts",
        [&](Statement& s) {
          s.bind(pattern).bind(after.name).bind(after.learner).bind(static_cast<std::int64_t>(limit));
        },
        read_account);
  }
  Result<bool> has_administrator() override {
    return !TRY(list<bool>("administrators", [](Statement&) {}, [](const Statement&) { return true; })).empty();
  }
  Result<std::vector<Session>> sessions(const LearnerId& learner) override {
    return list<Session>(
        "sessions", [&](Statement& s) { s.bind(learner); },
        [](const Statement& s) {
          return Session{s.text(0), s.text(1), s.number(2), std::max(s.number(2), s.number(3))};
        });
  }
  Result<std::optional<Ticket>> ticket(const std::string& hash) override {
    return first(TRY(list<Ticket>(
        "ticket", [&](Statement& s) { s.bind(hash); },
        [](const Statement& s) { return Ticket{s.text(0), s.text(1), s.text(2), s.text(3), s.number(4)}; })));
  }
  Result<std::vector<std::string>> teaching(const LearnerId& learner) override {
    return list<std::string>(
        "teaching", [&](Statement& s) { s.bind(learner); }, [](const Statement& s) { return s.text(0); });
  }
  Result<std::vector<Person>> teachers(const std::string& course) override {
    return list<Person>("teachers", [&](Statement& s) { s.bind(course); }, read_person);
  }
  Result<std::vector<Person>> people(const std::string& course, const Person& after, std::size_t limit) override {
    // A guest that a page ended with has the name that guests are sorted by.
    const std::string name = after.name.empty() && !after.learner.empty() ? "\U0010fffd" : after.name;
    return list<Person>(
        "people",
        [&](Statement& s) { s.bind(course).bind(name).bind(after.learner).bind(static_cast<std::int64_t>(limit)); },
        read_person);
  }
  Result<std::size_t> count_people(const std::string& course) override {
    const std::vector<std::int64_t> count = TRY(list<std::int64_t>(
        "count_people", [&](Statement& s) { s.bind(course); }, [](const Statement& s) { return s.number(0); }));
    return count.empty() ? 0 : static_cast<std::size_t>(count.front());
  }
  Result<std::optional<Millis>> last_seen(const LearnerId& learner, const std::string& course) override {
    return first(TRY(list<Millis>(
        "last_event", [&](Statement& s) { s.bind(learner).bind(course); },
        [](const Statement& s) { return s.number(0); })));
  }
  Result<std::optional<Feed>> feed(const LearnerId& learner, const std::string& course) override {
    return first(TRY(list<Feed>("feed", [&](Statement& s) { s.bind(learner).bind(course); }, read_feed)));
  }
  Result<std::optional<Feed>> feed_of_token(const std::string& hash) override {
    return first(TRY(list<Feed>("feed_of_token", [&](Statement& s) { s.bind(hash); }, read_feed)));
  }
  Result<std::string> setting(const std::string& name) override { return TRY(one_text("setting", name)).value_or(""); }
  Result<std::vector<AuditEntry>> audit(Millis before, const std::string& before_id, std::size_t limit) override {
    return list<AuditEntry>(
        "audit", [&](Statement& s) { s.bind(before).bind(before_id).bind(static_cast<std::int64_t>(limit)); },
        [](const Statement& s) {
          return AuditEntry{s.text(1), s.number(0), s.text(2), s.text(3), s.text(4), s.text(5), s.text(6)};
        });
  }

  Result<std::vector<Enrolment>> enrolments(const LearnerId& learner) override {
    return ask([&](Connection& connection) { return enrolments_of(connection, learner); });
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
        [&](const Statement& s) { return read_card(s, course); });
  }

  Result<CardInHand> card_in_hand(const LearnerId& learner, const std::string& course, const std::string& card,
                                  const std::string& event) override {
    return ask([&](Connection& connection) {
      Result<CardInHand> found = read_card_in_hand(connection, learner, course, card, event);
      connection.expect_no_more();
      return found;
    });
  }

  Result<std::string> last_answer(const LearnerId& learner, const std::string& course,
                                  const std::string& card) override {
    return ask([&](Connection& connection) -> Result<std::string> {
      const std::optional<KeptCard> kept = TRY(SqlRows(connection, learner).card(course, card));
      return kept && !kept->before.empty() ? kept->before.front().event : std::string();
    });
  }

  Result<Study> study(const LearnerId& learner, const std::string& course) override {
    return first(TRY(list<Study>(
                     "study", [&](Statement& s) { s.bind(learner).bind(course); },
                     [](const Statement& s) { return read_study(s.text(0)); })))
        .value_or(Study{});
  }

  Result<std::vector<GivenAnswer>> answers_given(const LearnerId& learner, const std::string& course) override {
    constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();
    return store::answers_given(
        TRY(list<Event>("reviews", [&](Statement& s) { s.bind(learner).bind(course).bind(kAll); }, read_event)));
  }

  Result<std::vector<Missed>> missed(const LearnerId& learner, const std::string& course) override {
    return list<Missed>(
        "missed", [&](Statement& s) { s.bind(learner).bind(course); },
        [](const Statement& s) { return Missed{s.text(0), s.text(1), s.number(2)}; });
  }

  Result<std::optional<Attempt>> attempt(const LearnerId& learner, const std::string& attempt) override {
    std::vector<Attempt> found = TRY(list<Attempt>(
        "attempt", [&](Statement& s) { s.bind(learner).bind(attempt); },
        [](const Statement& s) { return read_attempt(s); }));
    for (Attempt& one : found) one.answers = TRY(answers(learner, one.attempt));
    return first(std::move(found));
  }

  Result<std::vector<Attempt>> attempts(const LearnerId& learner, const std::string& course) override {
    std::vector<Attempt> found = TRY(list<Attempt>(
        "attempts", [&](Statement& s) { s.bind(learner).bind(course); },
        [](const Statement& s) { return read_attempt(s); }));
    for (Attempt& one : found) one.answers = TRY(answers(learner, one.attempt));
    return found;
  }

  Result<std::optional<Attempt>> latest_attempt(const LearnerId& learner, const std::string& course,
                                                const std::string& lesson) override {
    std::vector<Attempt> found = TRY(list<Attempt>(
        "latest_attempt", [&](Statement& s) { s.bind(learner).bind(course).bind(lesson); },
        [](const Statement& s) { return read_attempt(s); }));
    for (Attempt& one : found) one.answers = TRY(answers(learner, one.attempt));
    return first(std::move(found));
  }

  Result<std::vector<Attempt>> attempts_at(const LearnerId& learner, const std::string& course,
                                           const std::string& lesson) override {
    return list<Attempt>(
        "attempts_at", [&](Statement& s) { s.bind(learner).bind(course).bind(lesson); },
        [](const Statement& s) { return read_attempt(s); });
  }
  Result<std::vector<Attempt>> attempts_under_way(const LearnerId& learner, const std::string& course) override {
    return list<Attempt>(
        "attempts_under_way", [&](Statement& s) { s.bind(learner).bind(course); },
        [](const Statement& s) { return read_attempt(s); });
  }
  Result<std::vector<std::string>> lessons_tested(const LearnerId& learner, const std::string& course) override {
    return list<std::string>(
        "lessons_tested", [&](Statement& s) { s.bind(learner).bind(course); },
        [](const Statement& s) { return s.text(0); });
  }
  Result<std::vector<Ability>> abilities(const LearnerId& learner, const std::string& course) override {
    return list<Ability>(
        "abilities", [&](Statement& s) { s.bind(learner).bind(course); },
        [](const Statement& s) { return Ability{s.text(0), {s.real(1), static_cast<std::uint32_t>(s.number(2))}}; });
  }
  Result<std::vector<Note>> notes(const LearnerId& learner, const std::string& course) override {
    return list<Note>(
        "notes", [&](Statement& s) { s.bind(learner).bind(course); },
        [](const Statement& s) { return read_note(s.text(0), s.text(1), s.number(2), s.text(3)); });
  }
  Result<int> extra_time(const LearnerId& learner, const std::string& course) override {
    const std::vector<int> found = TRY(list<int>(
        "extra_time", [&](Statement& s) { s.bind(learner).bind(course); },
        [](const Statement& s) { return static_cast<int>(s.number(0)); }));
    return found.empty() ? 100 : found.front();
  }

  Result<std::optional<Figure>> figure(const std::string& course, const std::string& lesson,
                                       const std::string& kind) override {
    return first(TRY(list<Figure>(
        "figure", [&](Statement& s) { s.bind(course).bind(lesson).bind(kind); },
        [](const Statement& s) { return Figure{s.text(0), s.text(1), s.text(2), s.number(3), s.text(4)}; })));
  }
  Result<std::vector<LearnersAttempt>> first_attempts(const std::string& course, const std::string& lesson,
                                                      const LearnerId& after, std::size_t limit) override {
    std::vector<LearnersAttempt> found = TRY(list<LearnersAttempt>(
        "ended_attempts",
        [&](Statement& s) { s.bind(course).bind(lesson).bind(after).bind(static_cast<std::int64_t>(limit)); },
        [](const Statement& s) { return LearnersAttempt{s.text(0), read_attempt(s, 1)}; }));
    const auto same = [](const LearnersAttempt& a, const LearnersAttempt& b) { return a.learner == b.learner; };
    found.erase(std::unique(found.begin(), found.end(), same), found.end());
    for (LearnersAttempt& one : found) one.attempt.answers = TRY(answers(one.learner, one.attempt.attempt));
    return found;
  }
  Result<std::vector<LearnersAttempt>> open_attempts(const std::string& course, const std::string& lesson,
                                                     const LearnerId& learner, const std::string& attempt,
                                                     std::size_t limit) override {
    std::vector<LearnersAttempt> found = TRY(list<LearnersAttempt>(
        "open_attempts",
        [&](Statement& s) {
          s.bind(course).bind(lesson).bind(learner).bind(attempt).bind(static_cast<std::int64_t>(limit));
        },
        [](const Statement& s) { return LearnersAttempt{s.text(0), read_attempt(s, 1)}; }));
    for (LearnersAttempt& one : found) one.attempt.answers = TRY(answers(one.learner, one.attempt.attempt));
    return found;
  }

  Result<std::vector<Heard>> heard(const LearnerId& learner, const std::string& course) override {
    return list<Heard>(
        "heard", [&](Statement& s) { s.bind(learner).bind(course); },
        [](const Statement& s) { return Heard{s.text(0), s.text(1), s.number(2), s.number(3)}; });
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

  // What `question` finds on a reading connection.
  template <typename Question>
  auto ask(const Question& question) -> decltype(question(std::declval<Connection&>())) {
    Lease lease(*this);
    Connection* connection = TRY(lease.get());
    auto found = question(*connection);
    // The database may have been started anew since the connection was used last.
    if (!found.ok() && !connection->alive()) found = question(*TRY(lease.get()));
    return found;
  }

  template <typename T, typename Bind, typename Read>
  Result<std::vector<T>> list(std::string_view name, Bind&& bind, Read&& read) {
    return ask([&](Connection& connection) -> Result<std::vector<T>> {
      Statement statement = connection.prepared(name);
      bind(statement);
      std::vector<T> out;
      while (TRY(statement.step())) out.push_back(read(statement));
      return out;
    });
  }

  Result<std::optional<std::string>> one_text(std::string_view name, const std::string& key) {
    return first(
        TRY(list<std::string>(name, [&](Statement& s) { s.bind(key); }, [](const Statement& s) { return s.text(0); })));
  }

  Result<std::optional<Account>> one_account(std::string_view name, const std::string& key) {
    return first(TRY(list<Account>(name, [&](Statement& s) { s.bind(key); }, read_account)));
  }
  static Feed read_feed(const Statement& s) { return {s.text(0), s.text(1), s.number(2)}; }
  static Person read_person(const Statement& s) { return {s.text(0), s.text(1), s.text(2), s.number(3)}; }

  // A text as a pattern of LIKE that stands for itself.
  static std::string like_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
      if (c == '%' || c == '_' || c == '!') out += '!';
      out += c;
    }
    return out;
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
          return Answer{s.text(0),
                        s.text(1),
                        s.real(2),
                        s.real(3),
                        static_cast<int>(s.number(4)),
                        s.number(5),
                        static_cast<int>(s.number(6))};
        });
  }

  // `from`: the column where it begins.
  static Attempt read_attempt(const Statement& s, int from = 0) {
    Attempt out;
    out.attempt = s.text(from);
    out.course = s.text(from + 1);
    out.lesson = s.text(from + 2);
    out.seed = static_cast<std::uint64_t>(s.number(from + 3));
    out.started = s.number(from + 5);
    out.terms = s.text(from + 7);
    const Result<Json> questions = base::parse_json(s.text(from + 4));
    if (questions.ok()) {
      for (const Json& question : questions->as_array()) out.questions.push_back(question.as_string());
    }
    if (!s.null(from + 6)) out.ended = s.number(from + 6);
    return out;
  }

  const base::Clock& clock_;
  std::unique_ptr<Connector> connector_;
  Callers callers_;
  Writer writer_;
  std::mutex pool_mutex_;
  std::vector<std::unique_ptr<Connection>> pool_;
};

constexpr std::string_view kDumps[] = {
    "dump_enrolment", "dump_place",   "dump_reach",  "dump_heard",   "dump_prompt", "dump_card",        "dump_study",
    "dump_missed",    "dump_attempt", "dump_answer", "dump_ability", "dump_note",   "dump_heard_minute"};

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
    Lease lease(*this);
    Connection* stored = TRY(lease.get());
    SqlRows rows(*scratch, learner, *stored);
    TRY_VOID(each_event(*stored, learner, [&](const Event& event) { return project(event, rows); }));
    if (TRY(dump(*stored, learner)) != TRY(dump(*scratch, learner))) ++different;
  }
  return different;
}

}  // namespace

Result<std::unique_ptr<Store>> open_sql_store(std::unique_ptr<Connector> connector, const base::Clock& clock) {
  TRY_VOID(connector->migrate());
  std::unique_ptr<Connection> writing = TRY(connector->open_to_write());
  TRY_VOID(reproject(*writing));
  return std::unique_ptr<Store>(std::make_unique<SqlStore>(std::move(connector), std::move(writing), clock));
}

}  // namespace colloquy::store
