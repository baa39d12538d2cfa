#include "store/sql/callers.h"

#include <algorithm>
#include <functional>

namespace colloquy::store {

using base::Result;

namespace {

std::size_t slot_of(const std::string& session_hash, std::size_t slots) {
  return std::hash<std::string>{}(session_hash) % slots;
}

Result<std::optional<Caller>> caller_of(Statement& row, const std::string& session_hash) {
  row.bind(session_hash);
  if (!TRY(row.step())) return std::optional<Caller>();
  Caller caller;
  caller.learner = row.text(0);
  caller.seen = std::max(row.number(1), row.number(2));  // one of a time before `seen` was kept was seen when it began
  caller.has_account = !row.null(3);
  caller.administrator = caller.has_account && row.number(3) != 0;
  return std::optional<Caller>(std::move(caller));
}

}  // namespace

Result<std::vector<Enrolment>> enrolments_of(Connection& connection, const LearnerId& learner) {
  Statement rows = connection.prepared("enrolments");
  rows.bind(learner);
  std::vector<Enrolment> out;
  while (TRY(rows.step())) out.push_back({rows.text(0), rows.number(1)});
  return out;
}

std::optional<LearnerId> Callers::guess(const std::string& session_hash) const {
  const std::lock_guard lock(mutex_);
  const Known& known = known_[slot_of(session_hash, known_.size())];
  if (known.session_hash != session_hash) return std::nullopt;
  return known.learner;
}

void Callers::remember(const std::string& session_hash, const LearnerId& learner) {
  const std::lock_guard lock(mutex_);
  known_[slot_of(session_hash, known_.size())] = {session_hash, learner};
}

Result<std::optional<Caller>> Callers::find(Connection& connection, const std::string& session_hash) {
  const std::optional<LearnerId> guessed = guess(session_hash);
  if (guessed) connection.expect("enrolments", *guessed, {*guessed});
  Statement row = connection.prepared("caller");  // left open: SQLite looks at its log once for both statements
  Result<std::optional<Caller>> caller = caller_of(row, session_hash);
  if (caller.ok() && *caller) {
    Result<std::vector<Enrolment>> enrolments = enrolments_of(connection, (*caller)->learner);
    if (enrolments.ok()) {
      if (guessed != (*caller)->learner) remember(session_hash, (*caller)->learner);
      (*caller)->enrolments = std::move(enrolments).value();
    } else {
      caller = enrolments.error();
    }
  }
  connection.expect_no_more();  // a wrong guess leaves an answer that nobody fetched
  return caller;
}

}  // namespace colloquy::store
