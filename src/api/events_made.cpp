#include "api/events_made.h"

#include <algorithm>
#include <cassert>
#include <charconv>

#include "api/refusal.h"
#include "api/session.h"

namespace colloquy::api {
namespace {

constexpr int kMostOffset = 14 * 60;  // Kiribati

bool is_event_id(std::string_view id) {
  return id.size() >= 8 && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
         });
}

}  // namespace

int offset_of(const Call& call) {
  const std::string_view said = call.form.get("offset");
  int minutes = 0;
  const auto [end, error] = std::from_chars(said.data(), said.data() + said.size(), minutes);
  if (error != std::errc() || end != said.data() + said.size()) return 0;
  return minutes < -kMostOffset || minutes > kMostOffset ? 0 : minutes;
}

store::NewEvent event_of(World& world, const Call& call, const char* kind, const base::Json& data) {
  store::NewEvent event;
  const std::string_view id = call.form.get("event");
  event.id = is_event_id(id) ? std::string(id) : new_id(world.random);
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
