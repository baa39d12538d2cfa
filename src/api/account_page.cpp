#include "api/account_page.h"

#include "api/answer.h"
#include "api/frame.h"
#include "api/refusal.h"
#include "api/session.h"
#include "write/account_page.h"

namespace colloquy::api {
namespace {

using base::Result;

Result<void> tell_of_learner(World& world, const Call& call, write::AccountView& view) {
  const std::string here = session_of(call.request);
  for (const store::Session& one : TRY(world.store.sessions(*call.learner)))
    view.sessions.push_back({session_id(one.hash), one.device, one.seen, one.hash == here});
  for (const store::Enrolment& one : call.enrolments) {
    const std::shared_ptr<const Course> course = world.courses.by_id(one.course);
    if (course && !course->manifest().cover.empty())
      view.podcasts.push_back({course->manifest().title, course->address("listen")});
  }
  if (!call.has_account) return {};
  if (const std::optional<store::Account> account = TRY(world.store.account(*call.learner))) {
    view.name = account->name;
    view.email = account->email;
  }
  view.is_staff = call.administrator || !TRY(world.store.teaching(*call.learner)).empty();
  return {};
}

}  // namespace

Response account_page(World& world, const Call& call, const AccountNews& news, int status) {
  const write::Frame frame = frame_of(call);
  write::AccountView view;
  view.lang = frame.lang;
  view.assets = frame.assets;
  view.audience = frame.audience;
  view.wrong = news.wrong;
  view.code = news.code;
  view.wrong_code = news.wrong_code;
  const Result<std::string> registration = world.store.setting(store::setting::kRegistration);
  if (!registration.ok()) return refuse(call, Shape::page, registration.error());
  view.may_sign_up = *registration != "closed";
  if (call.learner) {
    if (const Result<void> told = tell_of_learner(world, call, view); !told.ok())
      return refuse(call, Shape::page, told.error());
  }
  return page_for_one(write::account_page(view), status);
}

}  // namespace colloquy::api
