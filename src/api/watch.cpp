// GET /api/watch/{course}: what changed, as server-sent events. Only under `serve --watch`.
#include "api/answer.h"
#include "api/refusal.h"
#include "api/resources.h"

namespace colloquy::api {

void watch(World& world, CallPtr call, Respond respond) {
  if (!world.live) return respond(refuse(*call, Shape::json, Refusal::not_found));
  std::shared_ptr<Stream> stream = world.live->listen(call->course->slug());
  if (!stream) return respond(refuse(*call, Shape::json, Refusal::busy));
  respond(events(std::move(stream)));
}

}  // namespace colloquy::api
