// The practice test: its beginning, its questions, its result and, once an attempt has ended, a look at each answer.
// Stems leave the server with an attempt, keys and remarks when its terms allow it (sitting.h).
#include <algorithm>
#include <array>

#include "api/attempt_end.h"
#include "api/difficulties.h"
#include "api/events_made.h"
#include "api/frame.h"
#include "api/graded_things.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "api/session.h"
#include "api/test_page.h"
#include "base/hash.h"
#include "write/study_pages.h"

namespace colloquy::api {
namespace {

using base::Json;
using base::Result;
using package::LessonData;
using Data = std::shared_ptr<const LessonData>;

Result<write::Html> beginning(World& world, const Call& call, const LessonData& data) {
  write::TestStart view;
  int available = 0;
  for (const package::PoolData& pool : data.test.pools) {
    const int size = static_cast<int>(pool.questions.size());
    available += pool.draw > 0 ? std::min(pool.draw, size) : size;
  }
  view.questions = data.test.draw > 0 ? std::min(data.test.draw, available) : available;
  const int percent = data.test.minutes > 0 ? TRY(world.store.extra_time(*call.learner, call.course->id())) : 100;
  view.minutes = data.test.minutes * percent / 100;
  view.extra_time = view.minutes > data.test.minutes;
  view.pass = data.test.pass;
  view.behaviour = data.test.behaviour;
  view.tries = data.test.tries;
  view.certainty = data.test.certainty;
  view.action = test_address(call) + "/start";
  view.back = test_address(call);
  view.event = new_id(world.random);
  return write::test_start(view, write::Text(frame_of(call).lang));
}

std::uint64_t new_seed(base::Random& random) {
  std::array<std::uint8_t, 6> bytes{};
  random.fill(bytes);
  std::uint64_t seed = 0;  // 48 bits: whole in every JSON reader
  for (const std::uint8_t byte : bytes) seed = seed << 8 | byte;
  return seed;
}

// A new attempt with its questions drawn: none that an earlier one asked while another waits.
Result<store::Attempt> draw_attempt(World& world, const Call& call, const LessonData& data, std::string id) {
  store::Attempt out;
  out.attempt = std::move(id);
  out.course = call.course->id();
  out.lesson = call.lesson->id;
  out.started = world.clock.now();
  out.seed = new_seed(world.random);
  std::vector<std::vector<std::string>> asked;
  for (store::Attempt& one : TRY(world.store.attempts_at(*call.learner, out.course, out.lesson)))
    asked.push_back(std::move(one.questions));
  std::reverse(asked.begin(), asked.end());  // the oldest first
  const Difficulties difficulties = TRY(Difficulties::of(world.store, out.course, out.lesson));
  const lesson::Test test = test_of(data.test);
  Terms terms = Terms::of(data.test);
  for (const learn::DrawnQuestion& drawn : learn::draw(test, out.seed, asked)) {
    const lesson::Question& question = test.pools[drawn.pool].questions[drawn.question];
    out.questions.push_back(question.id);
    terms.items.push_back({question.edition, difficulties.of(question.id, question.edition)});
  }
  out.terms = base::to_string(terms.to_json());
  return out;
}

Json to_json(const store::Attempt& attempt) {
  Json ids = Json::array();
  for (const std::string& question : attempt.questions) ids.push(question);
  return Json::object()
      .set("attempt", attempt.attempt)
      .set("seed", static_cast<std::int64_t>(attempt.seed))
      .set("questions", std::move(ids))
      .set("terms", Terms::from_json(attempt.terms).to_json());
}

Response attempt_response(World& world, const Call& call, const Sitting& sitting) {
  const Result<write::Html> inside = attempt_html(world, call, sitting);
  return inside.ok() ? test_response(call, *inside) : refuse(call, Shape::page, inside.error());
}

// The questions of an attempt that goes on, or where there is none (any more) `otherwise`.
template <typename Otherwise>
void with_open_attempt(World& world, CallPtr call, const std::optional<store::Attempt>& latest, Respond respond,
                       const Otherwise& otherwise) {
  if (!latest || latest->ended) return otherwise(std::move(respond));
  with_sitting(world, call, latest->attempt,
               [&world, call, respond = std::move(respond), otherwise](Result<Sitting> sitting) {
                 if (!sitting.ok()) return respond(refuse(*call, Shape::page, sitting.error()));
                 // Its questions may all have been taken out of the lesson since.
                 if (sitting->attempt().ended || sitting->items().empty()) return otherwise(respond);
                 respond(attempt_response(world, *call, *sitting));
               });
}

void begin_attempt(World& world, CallPtr call, const LessonData& data, std::string id, Respond respond) {
  Result<store::Attempt> attempt = draw_attempt(world, *call, data, std::move(id));
  if (!attempt.ok()) return respond(refuse(*call, Shape::page, attempt.error()));
  const Result<int> percent = world.store.extra_time(*call->learner, call->course->id());
  if (!percent.ok()) return respond(refuse(*call, Shape::page, percent.error()));
  store::NewEvent event = event_of(world, *call, store::kind::kAttempt, to_json(*attempt));
  Result<Data> whole = test_data(*call);
  if (!whole.ok()) return respond(refuse(*call, Shape::page, whole.error()));
  Response response = call->wants_fragment()
                          ? attempt_response(world, *call, Sitting(std::move(*attempt), std::move(*whole), *percent))
                          : see_other(test_address(*call));
  std::vector<store::NewEvent> events;
  events.push_back(std::move(event));
  append_then(world, std::move(call), Shape::page, std::move(events), std::move(respond), std::move(response));
}

}  // namespace

// GET /c/{course}/{slug}/test
void test(World& world, CallPtr call, Respond respond) {
  const Result<Data> data = test_data(*call);
  if (!data.ok()) return respond(refuse(*call, Shape::page, data.error()));
  const Result<std::optional<store::Attempt>> latest =
      world.store.latest_attempt(*call->learner, call->course->id(), call->lesson->id);
  if (!latest.ok()) return respond(refuse(*call, Shape::page, latest.error()));
  if (!*latest) {
    const Result<write::Html> inside = beginning(world, *call, **data);
    return respond(inside.ok() ? test_response(*call, *inside) : refuse(*call, Shape::page, inside.error()));
  }
  with_sitting(world, call, (*latest)->attempt, [&world, call, respond = std::move(respond)](Result<Sitting> sitting) {
    respond(sitting.ok() ? attempt_response(world, *call, *sitting) : refuse(*call, Shape::page, sitting.error()));
  });
}

// POST /c/{course}/{slug}/test/start
void start_test(World& world, CallPtr call, Respond respond) {
  const Result<Data> data = test_data(*call);
  if (!data.ok()) return respond(refuse(*call, Shape::page, data.error()));
  // The attempt is named after the event, so that a start sent twice is one attempt.
  const std::string_view event = call->form.get("event");
  std::string id =
      base::short_hash(*call->learner + "\n" + (event.empty() ? new_id(world.random) : std::string(event)), 20);
  const Result<std::optional<store::Attempt>> there = world.store.attempt(*call->learner, id);
  const Result<std::optional<store::Attempt>> latest =
      world.store.latest_attempt(*call->learner, call->course->id(), call->lesson->id);
  if (!there.ok()) return respond(refuse(*call, Shape::page, there.error()));
  if (!latest.ok()) return respond(refuse(*call, Shape::page, latest.error()));
  if (*there && !call->wants_fragment()) return respond(see_other(test_address(*call)));
  // One that goes on is gone on with: whoever lost it, by a closed window or a broken machine, finds it here.
  with_open_attempt(world, call, *there ? *there : *latest, std::move(respond),
                    [&world, call, data = *data, id = std::move(id), again = there->has_value()](Respond answer) {
                      if (again) return answer(see_other(test_address(*call)));
                      begin_attempt(world, call, *data, id, std::move(answer));
                    });
}

// GET /c/{course}/{slug}/test/{attempt}
void review_test(World& world, CallPtr call, Respond respond) {
  with_sitting(world, call, call->name("attempt"), [call, respond = std::move(respond)](Result<Sitting> sitting) {
    if (!sitting.ok()) return respond(refuse(*call, Shape::page, sitting.error()));
    if (!sitting->attempt().ended) return respond(see_other(test_address(*call)));
    respond(test_response(*call, write::test_review(sitting->review(*call), write::Text(frame_of(*call).lang))));
  });
}

}  // namespace colloquy::api
