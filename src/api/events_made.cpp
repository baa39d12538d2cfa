#include "api/events_made.h"

#include <cassert>

#include "api/refusal.h"
#include "api/session.h"

namespace colloquy::api {

int offset_of(const Call& call) {
  return static_cast<int>(integer_in(call.form, "offset", 0));
}

store::NewEvent event_of(World& world, const Call& call, const char* kind, const base::Json& data) {
  store::NewEvent event;
  const std::string_view id = call.form.get("event");
  event.id = id.empty() ? new_id(world.random) : std::string(id);
  event.kind = kind;
  if (call.course) event.course = call.course->id();
  if (call.lesson) event.lesson = call.lesson->id;
  event.at = world.clock.now();
  event.offset = offset_of(call);
  event.data = base::to_string(data);
  return event;
}

void append_then(World& world, std::shared_ptr<const Call> call, Shape shape, std::vector<store::NewEvent> events,
                 Respond respond, Response then) {
  assert(call->learner);
  const store::LearnerId learner = *call->learner;
  world.store.append(learner, std::move(events),
                     [call = std::move(call), shape, respond = std::move(respond),
                      then = std::move(then)](const base::Result<store::Appended>& appended) {
                       respond(appended.ok() ? then : refuse(*call, shape, appended.error()));
                     });
}

}  // namespace colloquy::api
