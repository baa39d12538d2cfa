// GET /api/me: what the page's script must know of its reader: whether there is one, their courses,
// how many cards are due, and where they stopped listening.
#include "api/answer.h"
#include "api/deck.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "base/json.h"

namespace colloquy::api {
namespace {

using base::Json;
using base::Result;

Json to_json(const store::Place& place) {
  return Json::object()
      .set("track", place.track)
      .set("node", place.node)
      .set("index", place.index)
      .set("ms", place.ms)
      .set("at", place.at);
}

Result<Json> courses_of(World& world, const Call& call) {
  Json courses = Json::object();
  for (const store::Enrolment& one : TRY(world.store.enrolments(*call.learner))) {
    Json places = Json::object();
    for (const store::Place& place : TRY(world.store.places(*call.learner, one.course))) {
      places.set(place.lesson, to_json(place));
    }
    std::size_t due = 0;
    if (const std::shared_ptr<const Course> course = world.courses.by_id(one.course)) {
      due = TRY(Deck::of(world, *call.learner, course, {})).waiting().size();
    }
    courses.set(one.course, Json::object().set("enrolled", true).set("due", due).set("places", std::move(places)));
  }
  return courses;
}

}  // namespace

void me(World& world, CallPtr call, Respond respond) {
  Json out = Json::object();
  if (call->learner) {
    Result<Json> courses = courses_of(world, *call);
    if (!courses.ok()) return respond(refuse(*call, Shape::json, courses.error()));
    out.set("learner", true).set("courses", std::move(courses).value());
  } else {
    out.set("courses", Json::object());
  }
  Response response = json(out);
  response.headers[1].second = "private, no-store";
  respond(std::move(response));
}

}  // namespace colloquy::api
