// What is kept of a learner, for the learner: all of it as a file, or none of it any more.
#include "api/answer.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "api/session.h"
#include "base/json.h"

namespace colloquy::api {
namespace {

using base::Json;
using base::Result;

constexpr std::size_t kPage = 1000;   // read at once
constexpr std::int64_t kUsual = 100;  // told at once, where the caller does not say

Json to_json(const store::Event& event) {
  Result<Json> data = base::parse_json(event.data);
  return Json::object()
      .set("sequence", event.sequence)
      .set("id", event.id)
      .set("kind", event.kind)
      .set("course", event.course)
      .set("lesson", event.lesson)
      .set("at", event.at)
      .set("offset", event.offset)
      .set("data", data.ok() ? std::move(data).value() : Json());
}

// All events of the learner, the oldest first: everything else on this server is made of them.
Result<Json> events_of(World& world, const store::LearnerId& learner) {
  Json out = Json::array();
  std::int64_t after = 0;
  while (true) {
    const std::vector<store::Event> page = TRY(world.store.events(learner, after, kPage));
    for (const store::Event& event : page) out.push(to_json(event));
    if (page.size() < kPage) return out;
    after = page.back().sequence;
  }
}

// With the account, where there is one, and the sessions. Hashes are not the learner's: they are left out.
Result<Json> all_of(World& world, const store::LearnerId& learner) {
  Json out = Json::object().set("colloquy", "learner").set("version", 1).set("made", world.clock.now());
  if (const std::optional<store::Account> account = TRY(world.store.account(learner))) {
    Json courses = Json::array();
    for (const std::string& course : TRY(world.store.teaching(learner))) courses.push(course);
    out.set("account", Json::object()
                           .set("name", account->name)
                           .set("email", account->email)
                           .set("created", account->created)
                           .set("administrator", account->administrator)
                           .set("teaches", std::move(courses)));
  }
  Json sessions = Json::array();
  for (const store::Session& one : TRY(world.store.sessions(learner)))
    sessions.push(Json::object().set("device", one.device).set("created", one.created).set("seen", one.seen));
  out.set("sessions", std::move(sessions));
  Json extra_time = Json::array();
  for (const store::Enrolment& one : TRY(world.store.enrolments(learner))) {
    const int percent = TRY(world.store.extra_time(learner, one.course));
    if (percent > 100) extra_time.push(Json::object().set("course", one.course).set("percent", percent));
  }
  out.set("extra_time", std::move(extra_time));
  out.set("events", TRY(events_of(world, learner)));
  return out;
}

}  // namespace

// GET /api/events
void list_events(World& world, CallPtr call, Respond respond) {
  const Form query = query_of(call->request);
  const auto limit = static_cast<std::size_t>(integer_in(query, "limit", kUsual));
  // One more than asked for shows whether there are more.
  base::Result<std::vector<store::Event>> found =
      world.store.events(*call->learner, integer_in(query, "after", 0), limit + 1);
  if (!found.ok()) return respond(refuse(*call, Shape::json, found.error()));
  const bool more = found->size() > limit;
  if (more) found->pop_back();
  Json events = Json::array();
  for (const store::Event& event : *found) events.push(to_json(event));
  Json page = Json::object().set("events", std::move(events));
  if (more) page.set("next", found->back().sequence);
  Response response = json(page);
  response.headers[1].second = "private, no-store";
  respond(std::move(response));
}

// GET /account/data
void account_data(World& world, CallPtr call, Respond respond) {
  Result<Json> data = all_of(world, *call->learner);
  if (!data.ok()) return respond(refuse(*call, Shape::page, data.error()));
  Response response = json(*data);
  response.headers[1].second = "private, no-store";
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"colloquy-progress.json\"");
  respond(std::move(response));
}

// Only with the box ticked: a stray click erases nothing.
void erase_account(World& world, CallPtr call, Respond respond) {
  if (call->form.get("sure") != "yes") return respond(see_other("/account#erase"));
  Response home = see_other("/");
  home.headers.emplace_back("Set-Cookie", end_cookie(call->request));
  world.store.change({store::change::Erase{*call->learner}},
                     [call, home, respond = std::move(respond)](const Result<store::Appended>& erased) {
                       respond(erased.ok() ? home : refuse(*call, Shape::page, erased.error()));
                     });
}

}  // namespace colloquy::api
