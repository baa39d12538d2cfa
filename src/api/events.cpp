// POST /api/events: what happened on a device, perhaps a while ago: places, listening, reading, notes. Each
// event is judged by itself; those accepted are appended together, and answered for once safe. What
// must be graded (prompts, cards, tests) is not taken here: it comes through its own form.
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>

#include "api/answer.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "base/json.h"
#include "learn/day.h"
#include "store/projection.h"

namespace colloquy::api {
namespace {

using base::Json;
using base::Millis;
using base::Result;

constexpr std::size_t kMostEvents = 100;
constexpr Millis kMostAhead = 5 * learn::kMinute;  // of a device's clock
constexpr Millis kMostBehind = 60 * learn::kDay;   // without a network

bool is_enrolled(const Call& call, std::string_view course) {
  return std::any_of(call.enrolments.begin(), call.enrolments.end(),
                     [&](const store::Enrolment& one) { return one.course == course; });
}

base::Error refused(std::string why) {
  return base::make_error(base::ErrorKind::invalid, std::move(why));
}

bool has_track(const package::LessonEntry& lesson, const std::string& id) {
  for (const package::TrackEntry& track : lesson.tracks) {
    if (track.id == id) return true;
  }
  return false;
}

// A whole number, also written as 12.0 (JSON Schema calls both an integer); nothing for anything else.
std::optional<std::int64_t> whole(const Json& json) {
  constexpr double kSafe = 9007199254740991.0;  // beyond, numbers of JavaScript are not exact
  const double number = json.as_double();
  if (!json.is_number() || std::trunc(number) != number || std::abs(number) > kSafe) return std::nullopt;
  return static_cast<std::int64_t>(number);
}

// The moment it tells; nothing where it cannot be one: sums of such numbers do not overflow.
std::optional<Millis> moment(const Json& json) {
  constexpr Millis kLargest = 1LL << 50;
  const std::optional<std::int64_t> number = whole(json);
  return number && *number > 0 && *number < kLargest ? number : std::nullopt;
}

// How far the device's clock is behind ours, by the moment of sending that it names. Events of a device whose clock is
// wrong would always, or never, be the newest.
Millis behind(const World& world, const Json& body) {
  constexpr Millis kNoise = 2000;  // a slow network looks like a slow clock
  const std::optional<Millis> now = moment(body["now"]);
  if (!now) return 0;
  const Millis difference = world.clock.now() - *now;
  return difference > -kNoise && difference < kNoise ? 0 : difference;
}

// One event as sent, or why it is not taken.
Result<store::NewEvent> read_event(World& world, const Call& call, const Json& json, Millis behind) {
  store::NewEvent event;
  event.id = json["id"].as_string();
  event.kind = json["kind"].as_string();
  event.course = json["course"].as_string();
  event.lesson = json["lesson"].as_string();
  event.at = whole(json["at"]).value_or(0);
  if (moment(json["at"])) event.at += behind;
  event.offset = static_cast<int>(std::clamp<std::int64_t>(whole(json["offset"]).value_or(0), -2000, 2000));
  const Json& data = json["data"];
  event.data = base::to_string(data);

  const bool about_sound = event.kind == store::kind::kPlace || event.kind == store::kind::kHeard;
  const bool about_words = event.kind == store::kind::kNote || event.kind == store::kind::kUnnote;
  if (!about_sound && !about_words && event.kind != store::kind::kRead)
    return refused("events of this kind are not taken here");
  if (!is_enrolled(call, event.course)) return refused("you are not enrolled in this course");
  const std::shared_ptr<const Course> course = world.courses.by_id(event.course);
  const package::LessonEntry* lesson = course ? course->by_id(event.lesson) : nullptr;
  if (!lesson) return refused("there is no such lesson");
  if (about_sound && !has_track(*lesson, data["track"].as_string())) return refused("there is no such track");

  const Millis now = world.clock.now();
  if (event.at > now + kMostAhead) return refused("the event lies in the future");
  if (event.at < now - kMostBehind) return refused("the event is too old");
  event.at = std::min(event.at, now);
  TRY_VOID(store::validate(event));
  return event;
}

// Whether the body is of the shape that the document describes. What is of it and still cannot be taken is told event
// by event; anything else comes from no page of ours.
bool is_happening(const Json& json) {
  for (const char* name : {"id", "kind", "course", "lesson"}) {
    if (!json[name].is_string()) return false;
  }
  return whole(json["at"]) && (!json.has("offset") || whole(json["offset"])) && json["data"].is_object();
}

bool is_happened(const Json& body) {
  const Json::Array& events = body["events"].as_array();
  return body["events"].is_array() && (!body.has("now") || whole(body["now"])) &&
         std::all_of(events.begin(), events.end(), is_happening);
}

// A place that is stored of a time still to come was written while our clock was ahead. What comes now is newer all the
// same: until the clock is there again, places count in the order in which they come.
Result<void> after_what_is_stored(World& world, const store::LearnerId& learner, std::vector<store::NewEvent>& events) {
  const Millis now = world.clock.now();
  std::map<std::string, Millis, std::less<>> newest;  // by course
  for (store::NewEvent& event : events) {
    if (event.kind != store::kind::kPlace) continue;
    const auto [known, is_new] = newest.try_emplace(event.course, 0);
    if (is_new) {
      const std::vector<store::Place> places = TRY(world.store.places(learner, event.course));
      if (!places.empty()) known->second = places.front().at;
    }
    if (known->second > now) event.at = std::max(event.at, known->second);
  }
  return {};
}

}  // namespace

void post_events(World& world, CallPtr call, Respond respond) {
  const Result<Json> body = base::parse_json(call->request.body);
  if (!body.ok() || !is_happened(*body)) return respond(refuse(*call, Shape::json, Refusal::bad));
  const Json::Array& sent = (*body)["events"].as_array();
  if (sent.size() > kMostEvents) return respond(bad_request("At most 100 events at once."));

  Json accepted = Json::array(), not_taken = Json::array();
  std::vector<store::NewEvent> events;
  const Millis late = behind(world, *body);
  for (const Json& one : sent) {
    Result<store::NewEvent> event = read_event(world, *call, one, late);
    if (event.ok()) {
      accepted.push(event->id);
      events.push_back(std::move(event).value());
    } else {
      not_taken.push(Json::object().set("id", one["id"].as_string()).set("why", event.error().message));
    }
  }
  Response answer = json(Json::object().set("accepted", std::move(accepted)).set("refused", std::move(not_taken)));
  if (events.empty()) return respond(std::move(answer));
  const store::LearnerId learner = *call->learner;
  if (const Result<void> ordered = after_what_is_stored(world, learner, events); !ordered.ok())
    return respond(refuse(*call, Shape::json, ordered.error()));
  world.store.append(
      learner, std::move(events),
      [call, respond = std::move(respond), answer = std::move(answer)](const Result<store::Appended>& appended) {
        respond(appended.ok() ? answer : refuse(*call, Shape::json, appended.error()));
      });
}

}  // namespace colloquy::api
