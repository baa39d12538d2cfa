#include "api/attempt_end.h"

#include "api/events_made.h"
#include "base/hash.h"

namespace colloquy::api {
namespace {

using base::Json;
using base::Millis;
using base::Result;

store::NewEvent event_at(const Call& call, const char* kind, std::string id, Millis at, const Json& data) {
  store::NewEvent event;
  event.id = std::move(id);
  event.kind = kind;
  event.course = call.course->id();
  event.lesson = call.lesson->id;
  event.at = at;
  event.offset = offset_of(call);
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

std::vector<store::NewEvent> ending(const Call& call, const Sitting& sitting, Millis at, Millis now,
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
      out.push_back(event_at(call, store::kind::kAnswer, base::short_hash(attempt + "\n" + item.question->id, 24),
                             fresh != given.end() ? now : item.answer->at,
                             sitting.judged_event(item, sitting.judge(item, last), 0)));
    }
  }
  out.push_back(event_at(call, store::kind::kFinish, base::short_hash(attempt + "\nend", 24), at,
                         Json::object().set("attempt", attempt)));
  return out;
}

void with_sitting(World& world, std::shared_ptr<const Call> call, const std::string& attempt, WithSitting then) {
  Result<Sitting> sitting = load(world, *call, attempt);
  const Millis now = world.clock.now();
  if (!sitting.ok() || !sitting->is_overdue(now)) return then(std::move(sitting));
  std::vector<store::NewEvent> events = ending(*call, *sitting, *sitting->deadline(), now);
  const store::LearnerId learner = *call->learner;
  world.store.append(
      learner, std::move(events),
      [&world, call = std::move(call), attempt, then = std::move(then)](const Result<store::Appended>& made) {
        then(made.ok() ? load(world, *call, attempt) : Result<Sitting>(made.error()));
      });
}

}  // namespace colloquy::api
