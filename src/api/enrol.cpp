// Enrolling: one click, or a class code where the teacher has made one. Whoever comes without a
// session becomes a guest first, in the same transaction.
#include "api/answer.h"
#include "api/events_made.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "api/session.h"

namespace colloquy::api {
namespace {

using base::Result;

// Nothing when the caller may enrol; else what to say.
std::optional<Refusal> code_stands_in_the_way(World& world, const Call& call,
                                              const std::optional<std::string>& wanted) {
  if (!wanted || wanted->empty() || call.enrolled) return std::nullopt;
  const base::Millis now = world.clock.now();
  if (!world.wrong_codes.may_try(call.neighbourhood(), now)) return Refusal::too_often;
  const std::string given = read_code(call.form.get("code"));
  if (given == read_code(*wanted)) return std::nullopt;
  if (!given.empty()) world.wrong_codes.was_wrong(call.neighbourhood(), now);
  return Refusal::code;
}

}  // namespace

namespace {

// Whether anybody may come in by themselves: into the course, and, without a session yet, onto the server.
Result<bool> is_open(World& world, const Call& call) {
  if (call.enrolled) return true;
  if (TRY(world.store.setting(store::setting::kAdmission + call.course->id())) == "list") return false;
  return call.learner || TRY(world.store.setting(store::setting::kRegistration)) != "closed";
}

}  // namespace

void enrol(World& world, CallPtr call, Respond respond) {
  const Result<bool> open = is_open(world, *call);
  if (!open.ok()) return respond(refuse(*call, Shape::page, open.error()));
  if (!*open) return respond(refuse(*call, Shape::page, Refusal::closed));
  const Result<std::optional<std::string>> wanted = world.store.class_code_of_course(call->course->id());
  if (!wanted.ok()) return respond(refuse(*call, Shape::page, wanted.error()));
  if (const std::optional<Refusal> why = code_stands_in_the_way(world, *call, *wanted)) {
    return respond(refuse(*call, Shape::page, *why));
  }
  Response back = see_other(local_target(call->form.get("back"), call->course->address()));
  std::vector<store::NewEvent> events = {event_of(world, *call, store::kind::kEnrol, base::Json::object())};
  if (call->learner) {
    return append_then(world, std::move(call), Shape::page, std::move(events), std::move(respond), std::move(back));
  }
  if (!world.newcomers.may_try(call->neighbourhood(), world.clock.now()))
    return respond(refuse(*call, Shape::page, Refusal::too_often));
  world.newcomers.was_wrong(call->neighbourhood(), world.clock.now());
  const NewSession session = new_session(world.random);
  back.headers.emplace_back("Set-Cookie", session_cookie(call->request, session));
  const base::Millis now = world.clock.now();
  const store::LearnerId guest = new_id(world.random);
  world.store.change({store::change::NewLearner{guest, now}, stored(session, guest, call->request, now),
                      store::change::Append{guest, std::move(events)}},
                     [call, respond = std::move(respond), back = std::move(back)](const Result<store::Appended>& made) {
                       respond(made.ok() ? back : refuse(*call, Shape::page, made.error()));
                     });
}

}  // namespace colloquy::api
