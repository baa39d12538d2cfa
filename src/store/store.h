// The store: the one interface behind which SQLite (a classroom) and PostgreSQL (a country) stand.
// Learner's river, between learn/ and api/. Reading answers at once on the calling thread; writing
// is queued to the one writer, which commits in groups and calls back from its own thread once the
// bytes are safe. What was accepted survives kill -9; what was refused left no trace.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "store/answers_given.h"
#include "store/archive.h"
#include "store/change.h"
#include "store/event.h"
#include "store/people.h"
#include "store/state.h"

namespace colloquy::store {

// What became of an append. An id that was there already is accepted again and changes nothing.
struct Appended {
  std::size_t fresh = 0;
  std::size_t repeated = 0;
};

// What the writer has done since it began, and what waits.
struct StoreFigures {
  std::size_t queued = 0;
  std::uint64_t commits = 0;
  std::uint64_t commands = 0;
  std::uint64_t refused = 0;  // a full queue, or a database that could not take them
  double commit_seconds = 0;  // all commits together
};

struct LearnersAttempt {
  LearnerId learner;
  Attempt attempt;
};

class Store {
 public:
  virtual ~Store() = default;

  template <typename T>
  using Done = std::function<void(base::Result<T>)>;

  // --- writing: all of one call or nothing; errors: unavailable (full queue, full disk), invalid ---
  virtual void append(LearnerId learner, std::vector<NewEvent> events, Done<Appended> done) = 0;
  // Several things done to the directory (change.h). Errors besides: those of each change, and then nothing is done.
  virtual void change(Changes changes, Done<Appended> done) = 0;

  // --- the directory ---
  // Who a session speaks for and where they are enrolled, in one trip as a rule: every request of theirs asks it.
  virtual base::Result<std::optional<Caller>> caller(const std::string& session_hash) = 0;
  virtual base::Result<std::optional<LearnerId>> learner_of_code(const std::string& code_hash) = 0;
  virtual base::Result<std::optional<std::string>> course_of_class_code(const std::string& code) = 0;
  virtual base::Result<std::optional<std::string>> class_code_of_course(const std::string& course) = 0;
  virtual base::Result<std::optional<Account>> account(const LearnerId& learner) = 0;
  virtual base::Result<std::optional<Account>> account_of_email(const std::string& email) = 0;
  // Those whose name or address holds `search` (lower case; "" all), by name; a page after `after` (its name and
  // learner count; empty: the first).
  virtual base::Result<std::vector<Account>> accounts(const std::string& search, const Account& after,
                                                      std::size_t limit) = 0;
  virtual base::Result<bool> has_administrator() = 0;
  virtual base::Result<std::vector<Session>> sessions(const LearnerId& learner) = 0;  // the one used last first
  virtual base::Result<std::optional<Ticket>> ticket(const std::string& hash) = 0;    // expired ones too
  virtual base::Result<std::vector<std::string>> teaching(const LearnerId& learner) = 0;
  virtual base::Result<std::vector<Person>> teachers(const std::string& course) = 0;
  // Who is in a course, by name, guests last; a page after `after`.
  virtual base::Result<std::vector<Person>> people(const std::string& course, const Person& after,
                                                   std::size_t limit) = 0;
  virtual base::Result<std::size_t> count_people(const std::string& course) = 0;
  // When the server took the learner's last event in the course.
  virtual base::Result<std::optional<Millis>> last_seen(const LearnerId& learner, const std::string& course) = 0;
  virtual base::Result<std::optional<Feed>> feed(const LearnerId& learner, const std::string& course) = 0;
  // Whose feed a secret opens; nobody's where they are not enrolled in its course (any more).
  virtual base::Result<std::optional<Feed>> feed_of_token(const std::string& hash) = 0;
  virtual base::Result<std::string> setting(const std::string& name) = 0;  // "" where it is not set
  // The newest first: those before the moment, and before the id among those of the moment itself.
  virtual base::Result<std::vector<AuditEntry>> audit(Millis before, const std::string& before_id,
                                                      std::size_t limit) = 0;

  // --- a learner's state ---
  virtual base::Result<std::vector<Enrolment>> enrolments(const LearnerId& learner) = 0;
  virtual base::Result<std::vector<Place>> places(const LearnerId& learner, const std::string& course) = 0;
  virtual base::Result<std::vector<Card>> cards(const LearnerId& learner, const std::string& course) = 0;
  // One card, with what an answer to it depends on: in one trip to the database.
  virtual base::Result<CardInHand> card_in_hand(const LearnerId& learner, const std::string& course,
                                                const std::string& card, const std::string& event) = 0;
  // The event of the card's last answer, where it can still be taken back; else "".
  virtual base::Result<std::string> last_answer(const LearnerId& learner, const std::string& course,
                                                const std::string& card) = 0;
  virtual base::Result<Study> study(const LearnerId& learner, const std::string& course) = 0;
  // All answers to the course's cards, from the log.
  virtual base::Result<std::vector<GivenAnswer>> answers_given(const LearnerId& learner, const std::string& course) = 0;
  virtual base::Result<std::optional<Attempt>> attempt(const LearnerId& learner, const std::string& attempt) = 0;
  virtual base::Result<std::vector<Attempt>> attempts(const LearnerId& learner, const std::string& course) = 0;
  virtual base::Result<std::vector<Missed>> missed(const LearnerId& learner, const std::string& course) = 0;
  // The one that was started last; costs the same however many there were.
  virtual base::Result<std::optional<Attempt>> latest_attempt(const LearnerId& learner, const std::string& course,
                                                              const std::string& lesson) = 0;
  // Those of one lesson, the newest first, without their answers.
  virtual base::Result<std::vector<Attempt>> attempts_at(const LearnerId& learner, const std::string& course,
                                                         const std::string& lesson) = 0;
  // Those of the course that have not ended, the newest first, without their answers.
  virtual base::Result<std::vector<Attempt>> attempts_under_way(const LearnerId& learner,
                                                                const std::string& course) = 0;
  // Lessons whose test the learner has ended, the one ended last first.
  virtual base::Result<std::vector<std::string>> lessons_tested(const LearnerId& learner,
                                                                const std::string& course) = 0;
  // By lesson and time.
  virtual base::Result<std::vector<Note>> notes(const LearnerId& learner, const std::string& course) = 0;
  virtual base::Result<std::vector<Ability>> abilities(const LearnerId& learner, const std::string& course) = 0;
  // Per cent of the time that others have; 100 where nobody has said otherwise.
  virtual base::Result<int> extra_time(const LearnerId& learner, const std::string& course) = 0;
  virtual base::Result<std::vector<Heard>> heard(const LearnerId& learner, const std::string& course) = 0;
  virtual base::Result<std::vector<PromptState>> prompts(const LearnerId& learner, const std::string& course) = 0;
  virtual base::Result<bool> has_event(const LearnerId& learner, const std::string& event) = 0;
  virtual base::Result<std::vector<Event>> events(const LearnerId& learner, std::int64_t after, std::size_t limit) = 0;
  virtual base::Result<std::vector<LearnerId>> learners() = 0;

  // --- figures of a class ---
  virtual base::Result<std::optional<Figure>> figure(const std::string& course, const std::string& lesson,
                                                     const std::string& kind) = 0;
  // Each learner's first attempt at the lesson's test that has ended, with its answers, by learner; a page after
  // learner `after` ("" the first). Reads many learners: for batches, not for requests.
  virtual base::Result<std::vector<LearnersAttempt>> first_attempts(const std::string& course,
                                                                    const std::string& lesson, const LearnerId& after,
                                                                    std::size_t limit) = 0;
  // The attempts that nobody has ended yet, with their answers, by learner and attempt; a page after one of them.
  virtual base::Result<std::vector<LearnersAttempt>> open_attempts(const std::string& course, const std::string& lesson,
                                                                   const LearnerId& learner, const std::string& attempt,
                                                                   std::size_t limit) = 0;

  // Makes all projections again from the events, apart from the stored ones, and says for how many
  // learners the two differ (0 in a healthy store). Changes nothing.
  virtual base::Result<std::size_t> replay() = 0;

  virtual StoreFigures figures() const = 0;
  // What a commit promises, in the database's own words: "journal_mode=wal synchronous=2".
  virtual base::Result<std::string> durability() = 0;

  // --- the whole store (archive.h) ---
  // Everything as of one moment; writing goes on meanwhile. Errors: the sink's, and those of reading.
  virtual base::Result<ArchiveCounts> archive(const LineSink& sink) = 0;
  // All of an archive or nothing, into a store without learners. Errors: exists,
  // invalid (which line, and why).
  virtual base::Result<ArchiveCounts> restore(const LineSource& source) = 0;
};

// `address` is sqlite:FILE or postgresql://... (a connection URI of libpq). Makes the schema, or brings an older one up
// to date. `clock` says when an event was received; it must outlive the store. Errors: invalid (another kind of
// address; a database of a newer version), io, denied, unavailable.
base::Result<std::unique_ptr<Store>> open_store(const std::string& address,
                                                const base::Clock& clock = base::kSystemClock);

}  // namespace colloquy::store
