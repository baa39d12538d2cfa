#include "store/sql/reproject.h"

#include "store/projection.h"
#include "store/sql/events.h"
#include "store/sql/rows.h"

namespace colloquy::store {
namespace {

using base::Result;

constexpr std::string_view kClears[] = {"clear_enrolment",   "clear_place",  "clear_reach",   "clear_heard",
                                        "clear_prompt",      "clear_card",   "clear_study",   "clear_missed",
                                        "clear_attempt",     "clear_answer", "clear_ability", "clear_note",
                                        "clear_heard_minute"};

Result<std::vector<LearnerId>> learners(Connection& connection) {
  std::vector<LearnerId> out;
  Statement all = connection.prepared("learners");
  while (TRY(all.step())) out.push_back(all.text(0));
  return out;
}

Result<void> reproject_all(Connection& connection) {
  {
    Statement made = connection.prepared("projection_version");
    if (TRY(made.step()) && made.number(0) == kProjectionVersion) return {};
  }
  for (const LearnerId& learner : TRY(learners(connection))) {
    TRY_VOID(clear_projections(connection, learner));
    SqlRows rows(connection, learner);
    TRY_VOID(each_event(connection, learner, [&](const Event& event) { return project(event, rows); }));
    TRY_VOID(connection.settle());
  }
  return connection.prepared("set_projection_version").bind(kProjectionVersion).run();
}

}  // namespace

Result<void> clear_projections(Connection& connection, const LearnerId& learner) {
  for (const std::string_view clear : kClears) TRY_VOID(connection.prepared(clear).bind(learner).run());
  return {};
}

Result<void> reproject(Connection& connection) {
  TRY_VOID(connection.begin());
  if (const Result<void> done = reproject_all(connection); !done.ok()) {
    connection.rollback();
    return done;
  }
  return connection.commit();
}

}  // namespace colloquy::store
