// One learner of a teacher's course: how far they are, out of the course, a new way in.
#include "api/answer.h"
#include "api/audit.h"
#include "api/course_people.h"
#include "api/frame.h"
#include "api/invitations.h"
#include "api/reached.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "api/session.h"

namespace colloquy::api {
namespace {

using base::ErrorKind;
using base::Result;
using write::people::LearnerView;

// The enrolment of the person in the address. Errors: not_found, which is all that a teacher of another course learns.
Result<store::Enrolment> enrolment_of(World& world, const Call& call) {
  for (const store::Enrolment& one : TRY(world.store.enrolments(call.name("person")))) {
    if (one.course == call.course->id()) return one;
  }
  return base::make_error(ErrorKind::not_found, "not in this course");
}

Result<LearnerView> view_of(World& world, const Call& call) {
  const store::Enrolment enrolment = TRY(enrolment_of(world, call));
  const std::optional<store::Account> account = TRY(world.store.account(call.name("person")));
  LearnerView view;
  view.place = people_place(call);
  const write::Text text(view.place.lang);
  view.course_title = call.course->manifest().title;
  const std::string course = "/teach/" + call.course->slug() + "/";
  view.place.crumbs = {{text("teach.title"), "/teach"}, {view.course_title, course}};
  view.address = course + "person/" + call.name("person") + "/";
  view.learner.name = shown_name(text, account ? account->name : "", call.name("person"));
  view.learner.since = enrolment.since;
  if (account) view.learner.email = account->email;
  view.extra_time = TRY(world.store.extra_time(call.name("person"), call.course->id()));
  view.lessons = TRY(lessons_reached(world, *call.course, call.name("person")));
  view.may_have_way_in = account && TRY(may_open(world, call, *account));
  return view;
}

Response shown(World& world, const Call& call, const std::vector<write::people::WayIn>& ways,
               const std::string& note = {}) {
  Result<LearnerView> view = view_of(world, call);
  if (!view.ok()) return refuse(call, Shape::page, view.error());
  view->ways_in = ways;
  view->note = note;
  return page_for_one(write::people::learner_page(*view));
}

}  // namespace

void course_person(World& world, CallPtr call, Respond respond) {
  const std::int64_t extra = integer_in(query_of(call->request), "extra", 0);
  const write::Text text(people_place(*call).lang);
  respond(shown(world, *call, {}, extra > 0 ? text("teach.extra.set", {{"percent", std::to_string(extra)}}) : ""));
}

void remove_person(World& world, CallPtr call, Respond respond) {
  const Result<store::Enrolment> enrolment = enrolment_of(world, *call);
  if (!enrolment.ok()) return respond(refuse(*call, Shape::page, enrolment.error()));
  if (call->form.get("sure") != "yes") return respond(shown(world, *call, {}));
  store::NewEvent leave;
  leave.id = new_id(world.random);
  leave.kind = store::kind::kLeave;
  leave.course = call->course->id();
  leave.at = world.clock.now();
  const store::LearnerId& person = call->name("person");
  world.store.change({store::change::Append{person, {leave}}, audit(world, *call, deed::kRemove, person)},
                     [call, respond = std::move(respond)](const Result<store::Appended>& made) {
                       respond(made.ok() ? see_other("/teach/" + call->course->slug() + "/")
                                         : refuse(*call, Shape::page, made.error()));
                     });
}

void set_extra_time(World& world, CallPtr call, Respond respond) {
  const Result<store::Enrolment> enrolment = enrolment_of(world, *call);
  if (!enrolment.ok()) return respond(refuse(*call, Shape::page, enrolment.error()));
  const int percent = static_cast<int>(integer_in(call->form, "percent", 100));
  const store::LearnerId& person = call->name("person");
  const std::string said = std::to_string(percent);
  world.store.change(
      {store::change::SetExtraTime{person, call->course->id(), percent, world.clock.now()},
       audit(world, *call, deed::kExtraTime, person, said)},
      [call, person, said, respond = std::move(respond)](const Result<store::Appended>& made) {
        const std::string page = "/teach/" + call->course->slug() + "/person/" + person + "/";
        respond(made.ok() ? see_other(page + "?extra=" + said) : refuse(*call, Shape::page, made.error()));
      });
}

void course_way_in(World& world, CallPtr call, Respond respond) {
  const Result<store::Enrolment> enrolment = enrolment_of(world, *call);
  if (!enrolment.ok()) return respond(refuse(*call, Shape::page, enrolment.error()));
  const Result<std::optional<store::Account>> account = world.store.account(call->name("person"));
  if (!account.ok()) return respond(refuse(*call, Shape::page, account.error()));
  if (!*account) return respond(refuse(*call, Shape::page, Refusal::not_found));
  const Result<bool> may = may_open(world, *call, **account);
  if (!may.ok()) return respond(refuse(*call, Shape::page, may.error()));
  if (!*may) return respond(refuse(*call, Shape::page, Refusal::staff));
  make_way_in(world, call, **account,
              [&world, call, respond = std::move(respond)](const Result<write::people::WayIn>& way) {
                if (!way.ok()) return respond(refuse(*call, Shape::page, way.error()));
                respond(shown(world, *call, {*way}));
              });
}

}  // namespace colloquy::api
