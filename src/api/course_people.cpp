// A teacher's course: who is in it and how far they are, how people come in, who teaches it.
#include "api/course_people.h"

#include "api/answer.h"
#include "api/audit.h"
#include "api/email.h"
#include "api/frame.h"
#include "api/invitations.h"
#include "api/raise.h"
#include "api/reached.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "api/session.h"

namespace colloquy::api {
namespace {

using base::Result;
using write::people::Admission;
using write::people::CoursePeopleView;

constexpr std::size_t kPage = 50;
constexpr std::string_view kNewCode = "new";

Result<Admission> admission_of(World& world, const Course& course, std::string& code) {
  code = TRY(world.store.class_code_of_course(course.id())).value_or("");
  const std::string setting = TRY(world.store.setting(store::setting::kAdmission + course.id()));
  return setting == "list" ? Admission::list : code.empty() ? Admission::open : Admission::code;
}

// One page of people, after the one that the query names.
Result<void> fill_people(World& world, const Call& call, CoursePeopleView& view) {
  const write::Text text(view.place.lang);
  const Form query = query_of(call.request);
  store::Person after;
  after.learner = query.get("after");
  if (!after.learner.empty()) {
    if (const std::optional<store::Account> account = TRY(world.store.account(after.learner)))
      after.name = account->name;
  }
  std::vector<store::Person> page = TRY(world.store.people(call.course->id(), after, kPage + 1));
  if (page.size() > kPage) {
    page.pop_back();
    view.more = view.address + "?after=" + page.back().learner;
  }
  for (const store::Person& person : page) {
    write::people::Learner one;
    one.name = shown_name(text, person.name, person.learner);
    one.email = person.email;
    one.address = view.address + "person/" + person.learner + "/";
    one.since = person.since;
    TRY_VOID(count_reached(world, *call.course, person.learner, one));
    view.learners.push_back(std::move(one));
  }
  return {};
}

Result<CoursePeopleView> view_of(World& world, const Call& call) {
  CoursePeopleView view;
  view.place = people_place(call);
  view.place.crumbs = {{write::Text(view.place.lang)("teach.title"), "/teach"}};
  view.title = call.course->manifest().title;
  view.address = "/teach/" + call.course->slug() + "/";
  view.count = static_cast<long long>(TRY(world.store.count_people(call.course->id())));
  view.lessons = lessons_of(*call.course);
  view.admission = TRY(admission_of(world, *call.course, view.code));
  TRY_VOID(fill_people(world, call, view));
  for (const store::Person& one : TRY(world.store.teachers(call.course->id())))
    view.teachers.push_back({one.name, one.email, one.learner});
  view.is_administrator = call.administrator;
  for (const package::LessonEntry& lesson : call.course->manifest().lessons) {
    if (lesson.questions > 0)
      view.tests.push_back({lesson.title, call.course->address(lesson.slug + "/test/statistics")});
  }
  return view;
}

// The page with what has just been done on it.
Response with_news(World& world, const Call& call, const CourseNews& news, int status = 200) {
  Result<CoursePeopleView> view = view_of(world, call);
  if (!view.ok()) return refuse(call, Shape::page, view.error());
  view->note = news.note;
  view->is_alert = news.is_alert;
  view->not_read = news.not_read;
  view->ways_in = news.ways_in;
  return page_for_one(write::people::course_people_page(*view), status);
}

void change_then_page(World& world, CallPtr call, store::Changes changes, Respond respond) {
  world.store.change(std::move(changes), [call, respond = std::move(respond)](const Result<store::Appended>& made) {
    respond(made.ok() ? see_other("/teach/" + call->course->slug() + "/") : refuse(*call, Shape::page, made.error()));
  });
}

}  // namespace

std::string shown_name(const write::Text& text, const std::string& name, const store::LearnerId& learner) {
  return name.empty() ? text("teach.guest", {{"id", learner.substr(0, 4)}}) : name;
}

void teach(World& world, CallPtr call, Respond respond) {
  write::people::TeachView view;
  view.place = people_place(*call);
  view.is_administrator = call->administrator;
  const Result<std::vector<std::string>> own = world.store.teaching(*call->learner);
  if (!own.ok()) return respond(refuse(*call, Shape::page, own.error()));
  const std::shared_ptr<const Courses::List> courses = world.courses.all();
  for (const std::shared_ptr<const Course>& course : *courses) {
    if (!call->administrator && std::find(own->begin(), own->end(), course->id()) == own->end()) continue;
    const Result<std::size_t> people = world.store.count_people(course->id());
    if (!people.ok()) return respond(refuse(*call, Shape::page, people.error()));
    view.courses.push_back(
        {course->manifest().title, "/teach/" + course->slug() + "/", static_cast<long long>(*people)});
  }
  respond(page_for_one(write::people::teach_page(view)));
}

void course_people(World& world, CallPtr call, Respond respond) {
  respond(with_news(world, *call, {}));
}

void add_people(World& world, CallPtr call, Respond respond) {
  const Roll roll = read_roll(call->form.get("list"));
  const write::Text text(people_place(*call).lang);
  if (roll.entries.empty()) {
    CourseNews news;
    news.note = text("teach.list.empty");
    news.is_alert = true;
    news.not_read = roll.not_read;
    return respond(with_news(world, *call, news, 422));
  }
  invite(world, call, roll,
         [&world, call, not_read = roll.not_read, text, respond = std::move(respond)](const Result<Invited>& invited) {
           if (!invited.ok()) return respond(refuse(*call, Shape::page, invited.error()));
           CourseNews news;
           news.note = text.count("teach.list.added", static_cast<long long>(invited->enrolled));
           if (invited->mailed > 0)
             news.note += " " + text.count("teach.list.mailed", static_cast<long long>(invited->mailed));
           news.not_read = not_read;
           news.ways_in = invited->ways_in;
           respond(with_news(world, *call, news));
         });
}

void set_admission(World& world, CallPtr call, Respond respond) {
  const std::string_view wanted = call->form.get("admission");
  if (wanted != "open" && wanted != "code" && wanted != "list")
    return respond(refuse(*call, Shape::page, Refusal::bad));
  const std::string& course = call->course->id();
  const Result<std::optional<std::string>> code = world.store.class_code_of_course(course);
  if (!code.ok()) return respond(refuse(*call, Shape::page, code.error()));
  store::Changes changes = {store::change::Set{store::setting::kAdmission + course, wanted == "list" ? "list" : ""},
                            audit(world, *call, deed::kAdmission, "", std::string(wanted))};
  // A course that has a code keeps it until it is asked for another, or for none.
  if (wanted == "code" && (!*code || call->form.get("code") == kNewCode))
    changes.push_back(store::change::ClassCode{course, new_class_code(world.random), world.clock.now()});
  if (wanted == "open") changes.push_back(store::change::ClassCode{course, "", world.clock.now()});
  change_then_page(world, std::move(call), std::move(changes), std::move(respond));
}

void set_teachers(World& world, CallPtr call, Respond respond) {
  const std::string& course = call->course->id();
  store::LearnerId learner(call->form.get("learner"));
  const bool on = learner.empty();
  if (on) {
    const std::optional<std::string> email = read_email(call->form.get("email"));
    const Result<std::optional<store::Account>> account = world.store.account_of_email(email.value_or(""));
    if (!account.ok()) return respond(refuse(*call, Shape::page, account.error()));
    if (!*account) {
      CourseNews news;
      news.note = write::Text(people_place(*call).lang)("teach.teachers.unknown");
      news.is_alert = true;
      return respond(with_news(world, *call, news, 422));
    }
    learner = (*account)->learner;
  }
  store::Changes changes = {store::change::SetTeaching{learner, course, on, world.clock.now()},
                            audit(world, *call, deed::kTeacher, learner, on ? "on" : "off")};
  if (!on) return change_then_page(world, std::move(call), std::move(changes), std::move(respond));
  raise(world, call, learner, std::move(changes),
        [&world, call, respond = std::move(respond)](const Result<Raised>& raised) {
          if (!raised.ok()) return respond(refuse(*call, Shape::page, raised.error()));
          if (raised->ways_in.empty()) return respond(see_other("/teach/" + call->course->slug() + "/"));
          CourseNews news;
          news.note = write::Text(people_place(*call).lang)("admin.raised");
          news.ways_in = raised->ways_in;
          respond(with_news(world, *call, news));
        });
}

}  // namespace colloquy::api
