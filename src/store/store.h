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

#include "base/result.h"
#include "store/archive.h"
#include "store/event.h"
#include "store/state.h"

namespace colloquy::store {

// What became of an append. An id that was there already is accepted again and changes nothing.
struct Appended {
  std::size_t fresh = 0;
  std::size_t repeated = 0;
};

struct NewGuest {
  LearnerId learner;         // made by the caller from 128 random bits
  std::string session_hash;  // hash of the session's token; the token itself is never stored
  Millis now = 0;
};

// What the writer has done since it began, and what waits.
struct StoreFigures {
  std::size_t queued = 0;
  std::uint64_t commits = 0;
  std::uint64_t commands = 0;
  std::uint64_t refused = 0;  // a full queue, or a database that could not take them
  double commit_seconds = 0;  // all commits together
};

class Store {
 public:
  virtual ~Store() = default;

  template <typename T>
  using Done = std::function<void(base::Result<T>)>;

  // --- writing: all of one call or nothing; errors: unavailable (full queue, full disk), invalid ---
  virtual void append(LearnerId learner, std::vector<NewEvent> events, Done<Appended> done) = 0;
  virtual void create_guest(NewGuest guest, std::vector<NewEvent> events, Done<Appended> done) = 0;
  virtual void create_session(LearnerId learner, std::string session_hash, Millis now, Done<Appended> done) = 0;
  virtual void end_session(std::string session_hash, Done<Appended> done) = 0;
  // A code that the learner can enter on another device. A new one replaces the old one.
  virtual void keep_code(LearnerId learner, std::string code_hash, Millis now, Done<Appended> done) = 0;
  // "": enrolling needs no code any more.
  virtual void set_class_code(std::string course, std::string code, Millis now, Done<Appended> done) = 0;

  // Everything of the learner is gone, for good: sessions, code, events, progress.
  virtual void erase(LearnerId learner, Done<Appended> done) = 0;

  // --- the directory ---
  virtual base::Result<std::optional<LearnerId>> learner_of_session(const std::string& session_hash) = 0;
  virtual base::Result<std::optional<LearnerId>> learner_of_code(const std::string& code_hash) = 0;
  virtual base::Result<std::optional<std::string>> course_of_class_code(const std::string& code) = 0;
  virtual base::Result<std::optional<std::string>> class_code_of_course(const std::string& course) = 0;

  // --- a learner's state ---
  virtual base::Result<std::vector<Enrolment>> enrolments(const LearnerId& learner) = 0;
  virtual base::Result<std::vector<Place>> places(const LearnerId& learner, const std::string& course) = 0;
  virtual base::Result<std::vector<Card>> cards(const LearnerId& learner, const std::string& course) = 0;
  virtual base::Result<std::optional<Card>> card(const LearnerId& learner, const std::string& course,
                                                 const std::string& card) = 0;
  virtual base::Result<std::optional<Attempt>> attempt(const LearnerId& learner, const std::string& attempt) = 0;
  virtual base::Result<std::vector<Attempt>> attempts(const LearnerId& learner, const std::string& course) = 0;
  virtual base::Result<std::vector<Heard>> heard(const LearnerId& learner, const std::string& course) = 0;
  virtual base::Result<std::vector<PromptState>> prompts(const LearnerId& learner, const std::string& course) = 0;
  virtual base::Result<bool> has_event(const LearnerId& learner, const std::string& event) = 0;
  virtual base::Result<std::vector<Event>> events(const LearnerId& learner, std::int64_t after, std::size_t limit) = 0;
  virtual base::Result<std::vector<LearnerId>> learners() = 0;

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
// to date. Errors: invalid (another kind of address; a database of a newer version), io, denied, unavailable.
base::Result<std::unique_ptr<Store>> open_store(const std::string& address);

}  // namespace colloquy::store
