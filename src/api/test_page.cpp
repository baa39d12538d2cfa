#include "api/test_page.h"

#include "api/events_made.h"
#include "api/frame.h"
#include "api/mastery.h"
#include "api/session.h"
#include "write/study_pages.h"

namespace colloquy::api {
namespace {

using base::Result;
using Data = std::shared_ptr<const package::LessonData>;

constexpr std::size_t kEarlier = 10;  // attempts in the list

// Attempts at this test that have ended, the newest first, without `except`.
Result<std::vector<write::EarlierAttempt>> earlier(World& world, const Call& call, const Data& data,
                                                   const std::string& except) {
  std::vector<write::EarlierAttempt> out;
  for (const store::Attempt& one : TRY(world.store.attempts_at(*call.learner, call.course->id(), call.lesson->id))) {
    if (!one.ended || one.attempt == except) continue;
    std::optional<store::Attempt> whole = TRY(world.store.attempt(*call.learner, one.attempt));
    if (!whole) continue;
    const Sitting sitting(std::move(*whole), data, 100);
    out.push_back({one.started, sitting.points(), sitting.points_possible(), test_address(call) + "/" + one.attempt});
    if (out.size() == kEarlier) break;
  }
  return out;
}

Result<write::Html> result(World& world, const Call& call, const Sitting& sitting) {
  write::TestResultView view = sitting.result(call);
  view.event = new_id(world.random);
  const Data data = TRY(call.course->data(*call.lesson));
  view.earlier = TRY(earlier(world, call, data, sitting.attempt().attempt));
  if (!view.objectives.empty()) {
    const Masteries masteries = TRY(Masteries::of(world, *call.learner, *call.course, *call.lesson, offset_of(call)));
    for (write::TestResultView::Objective& objective : view.objectives)
      objective.mastery = masteries.of(objective.name);
  }
  return write::test_result(view, write::Text(frame_of(call).lang));
}

write::AttemptView questions(World& world, const Call& call, const Sitting& sitting) {
  write::AttemptView view = sitting.all(call, world.clock.now());
  view.event = new_id(world.random);
  for (write::QuestionView& question : view.questions) question.event = new_id(world.random);
  return view;
}

}  // namespace

Result<Data> test_data(const Call& call) {
  Data data = TRY(call.course->data(*call.lesson));
  if (data->test.pools.empty()) return base::make_error(base::ErrorKind::not_found, "the lesson has no test");
  return data;
}

std::string test_address(const Call& call) {
  return call.course->address(call.lesson->slug + "/test");
}

Response test_response(const Call& call, const write::Html& inside) {
  if (call.wants_fragment()) return html(inside.str());
  const write::Frame frame = frame_of(call);
  return html(write::test_page({frame.lang, frame.assets, frame.crumbs, inside}));
}

Result<write::Html> attempt_html(World& world, const Call& call, const Sitting& sitting, int asks_end) {
  if (sitting.attempt().ended) return result(world, call, sitting);
  write::AttemptView view = questions(world, call, sitting);
  view.asks_end = asks_end;
  return write::test_attempt(view, write::Text(frame_of(call).lang));
}

Response question_response(World& world, const Call& call, const Sitting& sitting, write::QuestionView view) {
  view.event = new_id(world.random);
  const write::Text text(frame_of(call).lang);
  if (call.wants_fragment()) return html(write::test_question(view, text).str());
  write::AttemptView all = questions(world, call, sitting);
  for (write::QuestionView& question : all.questions) {
    if (question.question != view.question) continue;
    view.prefix = question.prefix;
    view.save_action = question.save_action;
    question = view;
  }
  return test_response(call, write::test_attempt(all, text));
}

}  // namespace colloquy::api
