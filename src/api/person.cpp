// One account, for an administrator: role, courses, sessions, a new way in, erasing.
#include "api/answer.h"
#include "api/audit.h"
#include "api/frame.h"
#include "api/invitations.h"
#include "api/raise.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "write/people/admin_pages.h"

namespace colloquy::api {
namespace {

using base::ErrorKind;
using base::Result;
using write::people::PersonView;

Result<store::Account> account_of(World& world, const Call& call) {
  std::optional<store::Account> account = TRY(world.store.account(call.name("person")));
  if (!account) return base::make_error(ErrorKind::not_found, "there is no such account");
  return std::move(*account);
}

PersonView::Course shown(World& world, const std::string& id) {
  const std::shared_ptr<const Course> course = world.courses.by_id(id);
  if (!course) return {id, "/teach"};
  return {course->manifest().title, "/teach/" + course->slug() + "/"};
}

// What has just been done, or could not be.
struct News {
  std::string note = {};
  bool is_alert = false;
  std::vector<write::people::WayIn> ways_in = {};
};

Result<PersonView> view_of(World& world, const Call& call) {
  const store::Account account = TRY(account_of(world, call));
  PersonView view;
  view.place = people_place(call);
  const write::Text text(view.place.lang);
  view.place.crumbs = {{text("teach.title"), "/teach"}, {text("admin.people"), "/admin/people"}};
  view.name = account.name;
  view.email = account.email;
  view.address = "/admin/people/" + account.learner + "/";
  view.administrator = account.administrator;
  for (const std::string& course : TRY(world.store.teaching(account.learner)))
    view.teaches.push_back(shown(world, course));
  for (const store::Enrolment& one : TRY(world.store.enrolments(account.learner)))
    view.learns.push_back(shown(world, one.course));
  for (const store::Session& one : TRY(world.store.sessions(account.learner)))
    view.sessions.push_back({one.device, one.seen});
  return view;
}

Response with_news(World& world, const Call& call, const News& news, int status = 200) {
  Result<PersonView> view = view_of(world, call);
  if (!view.ok()) return refuse(call, Shape::page, view.error());
  view->note = news.note;
  view->is_alert = news.is_alert;
  view->ways_in = news.ways_in;
  return page_for_one(write::people::person_page(*view), status);
}

// Makes the changes for an account that there is, and goes on there. Refused where no administrator would be left.
void change_then(World& world, CallPtr call, store::Changes changes, const std::string& to, Respond respond) {
  world.store.change(std::move(changes),
                     [&world, call, to, respond = std::move(respond)](const Result<store::Appended>& made) {
                       if (made.ok()) return respond(see_other(to));
                       if (made.error().kind != ErrorKind::denied)
                         return respond(refuse(*call, Shape::page, made.error()));
                       News news;
                       news.note = write::Text(people_place(*call).lang)("admin.last");
                       news.is_alert = true;
                       respond(with_news(world, *call, news, 409));
                     });
}

std::string own_address(const Call& call) {
  return "/admin/people/" + call.name("person") + "/";
}

}  // namespace

void person(World& world, CallPtr call, Respond respond) {
  respond(with_news(world, *call, {}));
}

void set_role(World& world, CallPtr call, Respond respond) {
  const bool on = call->form.get("administrator") == "yes";
  const store::LearnerId& person = call->name("person");
  store::Changes changes = {store::change::SetAdministrator{person, on},
                            audit(world, *call, deed::kRole, person, on ? "administrator on" : "administrator off")};
  const std::string to = own_address(*call);
  if (!on) return change_then(world, std::move(call), std::move(changes), to, std::move(respond));
  raise(world, call, person, std::move(changes),
        [&world, call, to, respond = std::move(respond)](const Result<Raised>& raised) {
          if (!raised.ok()) return respond(refuse(*call, Shape::page, raised.error()));
          if (raised->ways_in.empty()) return respond(see_other(to));
          News news;
          news.note = write::Text(people_place(*call).lang)("admin.raised");
          news.ways_in = raised->ways_in;
          respond(with_news(world, *call, news));
        });
}

void person_way_in(World& world, CallPtr call, Respond respond) {
  const Result<store::Account> account = account_of(world, *call);
  if (!account.ok()) return respond(refuse(*call, Shape::page, account.error()));
  make_way_in(world, call, *account,
              [&world, call, respond = std::move(respond)](const Result<write::people::WayIn>& way) {
                if (!way.ok()) return respond(refuse(*call, Shape::page, way.error()));
                respond(with_news(world, *call, {.ways_in = {*way}}));
              });
}

void sign_out_person(World& world, CallPtr call, Respond respond) {
  const Result<store::Account> account = account_of(world, *call);
  if (!account.ok()) return respond(refuse(*call, Shape::page, account.error()));
  store::Changes changes = {
      store::change::EndSessions{account->learner}, store::change::KeepCode{account->learner, "", world.clock.now()},
      store::change::EndTickets{account->learner}, audit(world, *call, deed::kSignOut, account->learner)};
  const std::string to = own_address(*call);
  change_then(world, std::move(call), std::move(changes), to, std::move(respond));
}

void erase_person(World& world, CallPtr call, Respond respond) {
  const Result<store::Account> account = account_of(world, *call);
  if (!account.ok()) return respond(refuse(*call, Shape::page, account.error()));
  if (call->form.get("sure") != "yes") return respond(with_news(world, *call, {}));
  store::Changes changes = {store::change::Erase{account->learner},
                            audit(world, *call, deed::kErase, account->learner)};
  change_then(world, std::move(call), std::move(changes), "/admin/people", std::move(respond));
}

}  // namespace colloquy::api
