// GET /api/me: what the page's script must know of its reader: whether there is one, their courses,
// how many cards are due, and where they stopped listening.
#include <algorithm>
#include <map>

#include "api/answer.h"
#include "api/deck.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "base/hash.h"
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
      .set("at", place.at)
      .set("device", place.device)
      .set("revision", place.revision)
      .set("furthest", place.furthest);
}

// By lesson: the newest place, and under "elsewhere" the newest of each other device.
Json places_of(const std::vector<store::Place>& newest_first) {
  std::map<std::string, std::vector<const store::Place*>> lessons;
  for (const store::Place& place : newest_first) {
    std::vector<const store::Place*>& seen = lessons[place.lesson];
    const bool known =
        std::any_of(seen.begin(), seen.end(), [&](const store::Place* other) { return other->device == place.device; });
    if (!known) seen.push_back(&place);
  }
  Json out = Json::object();
  for (const auto& [lesson, seen] : lessons) {
    Json elsewhere = Json::array();
    for (std::size_t i = 1; i < seen.size(); ++i) elsewhere.push(to_json(*seen[i]));
    out.set(lesson, to_json(*seen.front()).set("elsewhere", std::move(elsewhere)));
  }
  return out;
}

Result<Json> courses_of(World& world, const Call& call) {
  Json courses = Json::object();
  for (const store::Enrolment& one : call.enrolments) {
    Json places = places_of(TRY(world.store.places(*call.learner, one.course)));
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
    out.set("learner", true)
        .set("reader", base::short_hash("reader\n" + *call->learner, 16))
        .set("courses", std::move(courses).value());
  } else {
    out.set("courses", Json::object());
  }
  Response response = json(out);
  response.headers[1].second = "private, no-store";
  respond(std::move(response));
}

}  // namespace colloquy::api
