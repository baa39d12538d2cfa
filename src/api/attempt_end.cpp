#include "api/attempt_end.h"

#include <future>

#include "api/events_made.h"
#include "base/hash.h"

namespace colloquy::api {
namespace {

using base::Json;
using base::Millis;
using base::Result;

store::NewEvent event_at(const Sitting& sitting, int offset, const char* kind, std::string id, Millis at,
                         const Json& data) {
  store::NewEvent event;
  event.id = std::move(id);
  event.kind = kind;
  event.course = sitting.attempt().course;
  event.lesson = sitting.attempt().lesson;
  event.at = at;
  event.offset = offset;
  event.data = base::to_string(data);
  return event;
}

Result<Sitting> load(World& world, const Call& call, const std::string& id) {
  std::optional<store::Attempt> attempt = TRY(world.store.attempt(*call.learner, id));
  if (!attempt || attempt->course != call.course->id() || attempt->lesson != call.lesson->id)
    return base::make_error(base::ErrorKind::not_found, "there is no such attempt");
  std::shared_ptr<const package::LessonData> data = TRY(call.course->data(*call.lesson));
  const int percent = TRY(world.store.extra_time(*call.learner, call.course->id()));
  return Sitting(std::move(*attempt), std::move(data), percent);
}

}  // namespace

std::vector<store::NewEvent> ending(const Sitting& sitting, int offset, Millis at, Millis now,
                                    const std::map<std::size_t, Given>& given) {
  std::vector<store::NewEvent> out;
  const std::string& attempt = sitting.attempt().attempt;
  if (sitting.terms().behaviour == lesson::Behaviour::deferred) {
    for (std::size_t i = 0; i < sitting.items().size(); ++i) {
      const Sitting::Item& item = sitting.items()[i];
      const auto fresh = given.find(i);
      if (fresh == given.end() && !item.answer) continue;
      const Given last = fresh != given.end() ? fresh->second : Given::from_json(item.answer->given);
      if (fresh == given.end() && sitting.is_blank(item, last)) continue;  // taken back: as if never answered
      out.push_back(event_at(
          sitting, offset, store::kind::kAnswer, base::short_hash(attempt + "\n" + item.question->id, 24),
          fresh != given.end() ? now : item.answer->at, sitting.judged_event(item, sitting.judge(item, last), 0)));
    }
  }
  out.push_back(event_at(sitting, offset, store::kind::kFinish, base::short_hash(attempt + "\nend", 24), at,
                         Json::object().set("attempt", attempt)));
  return out;
}

void with_sitting(World& world, std::shared_ptr<const Call> call, const std::string& attempt, WithSitting then) {
  Result<Sitting> sitting = load(world, *call, attempt);
  const Millis now = world.clock.now();
  if (!sitting.ok() || !sitting->is_overdue(now)) return then(std::move(sitting));
  std::vector<store::NewEvent> events = ending(*sitting, offset_of(*call), *sitting->deadline(), now);
  const store::LearnerId learner = *call->learner;
  world.store.append(
      learner, std::move(events),
      [&world, call = std::move(call), attempt, then = std::move(then)](const Result<store::Appended>& made) {
        then(made.ok() ? load(world, *call, attempt) : Result<Sitting>(made.error()));
      });
}

Result<std::size_t> end_overdue(store::Store& store, const Course& course, const package::LessonEntry& lesson,
                                Millis now) {
  constexpr std::size_t kPage = 200;
  const std::shared_ptr<const package::LessonData> data = TRY(course.data(lesson));
  std::size_t ended = 0;
  store::LearnerId learner;
  std::string attempt;
  while (true) {
    const std::vector<store::LearnersAttempt> page =
        TRY(store.open_attempts(course.id(), lesson.id, learner, attempt, kPage));
    for (const store::LearnersAttempt& one : page) {
      const Sitting sitting(one.attempt, data, TRY(store.extra_time(one.learner, course.id())));
      if (!sitting.is_overdue(now)) continue;
      std::promise<Result<store::Appended>> promise;
      store.append(one.learner, ending(sitting, 0, *sitting.deadline(), now),
                   [&](Result<store::Appended> made) { promise.set_value(std::move(made)); });
      const Result<store::Appended> made = promise.get_future().get();
      if (!made.ok()) return made.error();
      ++ended;
    }
    if (page.size() < kPage) return ended;
    learner = page.back().learner;
    attempt = page.back().attempt.attempt;
  }
}

}  // namespace colloquy::api
