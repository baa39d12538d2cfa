#include "store/sql/append.h"

#include "base/json.h"
#include "store/projection.h"

namespace colloquy::store {

using base::ErrorKind;
using base::Json;
using base::Result;

Result<void> Log::open() {
  {
    Statement known = connection_.prepared("lock_learner");
    if (!TRY(known.bind(learner_).step())) return base::make_error(ErrorKind::not_found, "there is no such learner");
  }
  Statement last = connection_.prepared("last_sequence");
  if (TRY(last.bind(learner_).step())) sequence_ = last.number(0);
  rows_.emplace(connection_, learner_);
  return {};
}

Result<bool> Log::add(const NewEvent& one, Millis received) {
  {
    Statement there = connection_.prepared("has_event");
    if (!added_.insert(one.id).second || TRY(there.bind(learner_).bind(one.id).step())) return false;
  }
  Event event;
  static_cast<NewEvent&>(event) = one;
  event.sequence = ++sequence_;
  event.received = received;
  TRY_VOID(connection_.prepared("insert_event")
               .bind(learner_)
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
  TRY_VOID(project(event, *rows_));
  return true;
}

void expect_append(Connection& connection, const LearnerId& learner, const std::vector<NewEvent>& events) {
  if (!connection.asks_ahead()) return;
  connection.expect("lock_learner", learner, {learner});
  connection.expect("last_sequence", learner, {learner});
  for (const NewEvent& event : events) {
    connection.expect("has_event", learner, {learner, event.id});
    if (event.kind != kind::kReview && event.kind != kind::kAnswer) continue;
    if (event.kind == kind::kReview) connection.expect("study", learner, {learner, event.course});
    const Result<Json> data = base::parse_json(event.data);
    if (!data.ok()) continue;
    if (event.kind == kind::kReview) {
      connection.expect("card", learner, {learner, event.course, (*data)["card"].as_string()});
    } else if ((*data)["first"].as_bool() && !(*data)["objective"].as_string().empty()) {
      connection.expect("ability", learner, {learner, event.course, (*data)["objective"].as_string()});
    }
  }
}

Result<Appended> append_events(Connection& connection, const LearnerId& learner, const std::vector<NewEvent>& events,
                               Millis received) {
  Appended out;
  if (events.empty()) return out;
  Log log(connection, learner);
  TRY_VOID(log.open());
  for (const NewEvent& event : events) {
    const bool fresh = TRY(log.add(event, received));
    ++(fresh ? out.fresh : out.repeated);
  }
  return out;
}

}  // namespace colloquy::store
