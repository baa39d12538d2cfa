// The practice test: begin an attempt, answer its questions one by one as often as one likes, end it.
// Everything is graded here; stems leave the server with an attempt, keys and remarks with the
// answer they are about.
#include <algorithm>

#include "api/answer.h"
#include "api/events_made.h"
#include "api/frame.h"
#include "api/graded_things.h"
#include "api/percent.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "api/session.h"
#include "api/sitting.h"
#include "base/hash.h"
#include "write/study_pages.h"

namespace colloquy::api {
namespace {

using base::Json;
using base::Result;
using package::LessonData;
using Data = std::shared_ptr<const LessonData>;

Result<Data> test_data(const Call& call) {
  Data data = TRY(call.course->data(*call.lesson));
  if (data->test.pools.empty()) return base::make_error(base::ErrorKind::not_found, "the lesson has no test");
  return data;
}

Response test_response(const Call& call, const write::Html& inside) {
  if (call.wants_fragment()) return html(inside.str());
  const write::Frame frame = frame_of(call);
  return html(write::test_page({frame.lang, frame.assets, frame.crumbs, inside}));
}

write::Html questions(World& world, const Call& call, const Sitting& sitting) {
  write::AttemptView view = sitting.all(call);
  view.event = new_id(world.random);
  for (write::QuestionView& question : view.questions) question.event = new_id(world.random);
  return write::test_attempt(view, write::Text(frame_of(call).lang));
}

write::Html result(World& world, const Call& call, const Sitting& sitting) {
  write::TestResultView view = sitting.result(call);
  view.event = new_id(world.random);
  return write::test_result(view, write::Text(frame_of(call).lang));
}

write::Html beginning(World& world, const Call& call, const LessonData& data) {
  write::TestStart view;
  int available = 0;
  for (const package::PoolData& pool : data.test.pools) {
    const int size = static_cast<int>(pool.questions.size());
    available += pool.draw > 0 ? std::min(pool.draw, size) : size;
  }
  view.questions = data.test.draw > 0 ? std::min(data.test.draw, available) : available;
  view.minutes = data.test.minutes;
  view.pass = data.test.pass;
  view.action = call.course->address(call.lesson->slug + "/test/start");
  view.back = call.course->address(call.lesson->slug + "/test");
  view.event = new_id(world.random);
  return write::test_start(view, write::Text(frame_of(call).lang));
}

// The latest attempt at this lesson's test.
Result<std::optional<store::Attempt>> latest(World& world, const Call& call) {
  return world.store.latest_attempt(*call.learner, call.course->id(), call.lesson->id);
}

// The attempt that the address names; not_found where it is another learner's or another lesson's.
Result<Sitting> sitting_of(World& world, const Call& call) {
  Data data = TRY(test_data(call));
  std::optional<store::Attempt> attempt = TRY(world.store.attempt(*call.learner, call.name("attempt")));
  if (!attempt || attempt->course != call.course->id() || attempt->lesson != call.lesson->id) {
    return base::make_error(base::ErrorKind::not_found, "there is no such attempt");
  }
  return Sitting(std::move(*attempt), std::move(data));
}

std::uint64_t new_seed(base::Random& random) {
  std::array<std::uint8_t, 6> bytes{};
  random.fill(bytes);
  std::uint64_t seed = 0;  // 48 bits: whole in every JSON reader
  for (const std::uint8_t byte : bytes) seed = seed << 8 | byte;
  return seed;
}

// A new attempt with its questions drawn; those of the last one are drawn only where others run out.
store::Attempt draw_attempt(World& world, const Call& call, const LessonData& data, std::string id,
                            const std::optional<store::Attempt>& last) {
  store::Attempt out;
  out.attempt = std::move(id);
  out.course = call.course->id();
  out.lesson = call.lesson->id;
  out.seed = new_seed(world.random);
  const lesson::Test test = test_of(data.test);
  const std::vector<std::string> seen = last ? last->questions : std::vector<std::string>();
  for (const learn::DrawnQuestion& drawn : learn::draw(test, out.seed, seen)) {
    out.questions.push_back(test.pools[drawn.pool].questions[drawn.question].id);
  }
  return out;
}

Json to_json(const store::Attempt& attempt) {
  Json ids = Json::array();
  for (const std::string& question : attempt.questions) ids.push(question);
  return Json::object()
      .set("attempt", attempt.attempt)
      .set("seed", static_cast<std::int64_t>(attempt.seed))
      .set("questions", std::move(ids));
}

int hints_shown(const Call& call, const package::QuestionData& question) {
  const std::int64_t shown = integer_in(query_of(call.request), "hints", 0);
  return std::min(static_cast<int>(shown), static_cast<int>(question.hints.size()));
}

// One question, new: as a fragment, or in its place on the page.
Response question_response(World& world, const Call& call, const Sitting& sitting, write::QuestionView view) {
  view.event = new_id(world.random);
  const write::Text text(frame_of(call).lang);
  if (call.wants_fragment()) return html(write::test_question(view, text).str());
  write::AttemptView all = sitting.all(call);
  all.event = new_id(world.random);
  for (write::QuestionView& question : all.questions) {
    if (question.question == view.question) {
      question = view;
    } else {
      question.event = new_id(world.random);
    }
  }
  return test_response(call, write::test_attempt(all, text));
}

std::string test_address(const Call& call) {
  return call.course->address(call.lesson->slug + "/test");
}

}  // namespace

// GET /c/{course}/{slug}/test
void test(World& world, CallPtr call, Respond respond) {
  Result<Data> data = test_data(*call);
  if (!data.ok()) return respond(refuse(*call, Shape::page, data.error()));
  Result<std::optional<store::Attempt>> last = latest(world, *call);
  if (!last.ok()) return respond(refuse(*call, Shape::page, last.error()));
  if (!*last) return respond(test_response(*call, beginning(world, *call, **data)));
  const Sitting sitting(std::move(**last), *data);
  respond(
      test_response(*call, sitting.attempt().ended ? result(world, *call, sitting) : questions(world, *call, sitting)));
}

// POST /c/{course}/{slug}/test/start
void start_test(World& world, CallPtr call, Respond respond) {
  Result<Data> data = test_data(*call);
  if (!data.ok()) return respond(refuse(*call, Shape::page, data.error()));
  store::NewEvent event = event_of(world, *call, store::kind::kAttempt, Json::object());
  // The attempt is named after the event, so that a start sent twice is one attempt.
  const std::string id = base::short_hash(*call->learner + "\n" + event.id, 20);
  Result<std::optional<store::Attempt>> there = world.store.attempt(*call->learner, id);
  if (!there.ok()) return respond(refuse(*call, Shape::page, there.error()));
  if (*there) {
    if (!call->wants_fragment()) return respond(see_other(test_address(*call)));
    return respond(test_response(*call, questions(world, *call, Sitting(std::move(**there), *data))));
  }
  const Result<std::optional<store::Attempt>> last = latest(world, *call);
  if (!last.ok()) return respond(refuse(*call, Shape::page, last.error()));
  store::Attempt attempt = draw_attempt(world, *call, **data, id, *last);
  event.data = base::to_string(to_json(attempt));
  Response response = call->wants_fragment()
                          ? test_response(*call, questions(world, *call, Sitting(std::move(attempt), *data)))
                          : see_other(test_address(*call));
  std::vector<store::NewEvent> events;
  events.push_back(std::move(event));
  append_then(world, std::move(call), Shape::page, std::move(events), std::move(respond), std::move(response));
}

// POST /c/{course}/{slug}/test/{attempt}/{question*}
void answer_question(World& world, CallPtr call, Respond respond) {
  Result<Sitting> found = sitting_of(world, *call);
  if (!found.ok()) return respond(refuse(*call, Shape::page, found.error()));
  const Sitting& sitting = *found;
  const std::optional<std::size_t> index = sitting.find(call->name("question"));
  if (!index) return respond(refuse(*call, Shape::page, Refusal::not_found));
  const Sitting::Item& item = sitting.items()[*index];
  const bool was_shown = item.answer && Given::from_json(item.answer->given).shown;
  // Ended, or the answer was shown: it stands as it is.
  if (sitting.attempt().ended || was_shown) {
    return respond(question_response(world, *call, sitting, sitting.view(*call, *index)));
  }
  Given given = Given::from_form(call->form);
  if (!given.whole) return respond(refuse(*call, Shape::page, Refusal::bad));
  int hints = hints_shown(*call, *item.question);
  if (call->form.get("hint") == "1") {
    hints = std::min(hints + 1, static_cast<int>(item.question->hints.size()));
    write::QuestionView view = sitting.view(*call, *index, std::nullopt, hints);
    view.given = given.fields;
    return respond(question_response(world, *call, sitting, std::move(view)));
  }
  const learn::Graded graded = sitting.grade(item, given);
  if (call->form.get("again") == "1" || (graded.verdict == learn::Verdict::unanswered && !given.shown)) {
    write::QuestionView view = sitting.view(*call, *index, std::nullopt, hints);
    view.given = given.fields;
    return respond(question_response(world, *call, sitting, std::move(view)));
  }
  // Being shown the answer earns what was earned before it.
  const double points = given.shown ? (item.answer ? item.answer->score : 0) : graded.points;
  const Json data = Json::object()
                        .set("attempt", sitting.attempt().attempt)
                        .set("question", item.question->id)
                        .set("edition", item.question->edition)
                        .set("given", given.to_json())
                        .set("hints", hints)
                        .set("score", points)
                        .set("of", item.question->points);
  std::vector<store::NewEvent> events = {event_of(world, *call, store::kind::kAnswer, data)};
  Response response = call->wants_fragment()
                          ? question_response(world, *call, sitting, sitting.view(*call, *index, given, hints))
                          : see_other(test_address(*call) + "#q-" + percent_encode_path(item.question->id));
  append_then(world, std::move(call), Shape::page, std::move(events), std::move(respond), std::move(response));
}

// POST /c/{course}/{slug}/test/{attempt}/end
void end_test(World& world, CallPtr call, Respond respond) {
  Result<Sitting> sitting = sitting_of(world, *call);
  if (!sitting.ok()) return respond(refuse(*call, Shape::page, sitting.error()));
  Response response =
      call->wants_fragment() ? test_response(*call, result(world, *call, *sitting)) : see_other(test_address(*call));
  if (sitting->attempt().ended) return respond(std::move(response));
  std::vector<store::NewEvent> events = {
      event_of(world, *call, store::kind::kFinish, Json::object().set("attempt", sitting->attempt().attempt))};
  append_then(world, std::move(call), Shape::page, std::move(events), std::move(respond), std::move(response));
}

}  // namespace colloquy::api
