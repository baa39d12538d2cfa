// Signing in with address and password. Whether an address has an account is told by nothing: not by words, not by
// time.
#include "api/answer.h"
#include "api/begin_session.h"
#include "api/email.h"
#include "api/frame.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "base/password_hash.h"
#include "write/people/sign_in_page.h"

namespace colloquy::api {
namespace {

using base::Result;
using write::people::Wrong;

Response sign_in_response(World& world, const Call& call, Wrong wrong, int status) {
  write::people::SignInView view;
  view.place = people_place(call);
  view.wrong = wrong;
  view.email = call.form.get("email");
  const Form query = query_of(call.request);
  view.back = local_target(call.form.has("back") ? call.form.get("back") : query.get("back"));
  view.is_guest = call.learner.has_value() && !call.has_account;
  const Result<std::string> registration = world.store.setting(store::setting::kRegistration);
  view.may_sign_up = registration.ok() && *registration != "closed";
  return page_for_one(write::people::sign_in_page(view), status);
}

// Signed in: the guest's own things come along where the form says so.
void welcome(World& world, CallPtr call, const store::Account& account, Respond respond) {
  // The password that was checked is still the account's.
  store::Changes changes = {store::change::PasswordIs{account.learner, account.password}};
  const bool is_guest = call->learner && !call->has_account;
  if (is_guest && call->form.get("merge") == "yes")
    changes.push_back(store::change::Merge{*call->learner, account.learner});
  begin_session(world, call, std::move(changes), account.learner, local_target(call->form.get("back")),
                std::move(respond), [&world, call](const base::Error& error) {
                  if (error.kind == base::ErrorKind::not_found)
                    return sign_in_response(world, *call, Wrong::sign_in, 403);
                  return refuse(*call, Shape::page, error);
                });
}

// A password that was made at lower costs is made anew while it is at hand.
void renew(World& world, const store::Account& account, const std::string& password) {
  if (!base::is_outdated(account.password)) return;
  world.passwords.hash({account.email, ""}, password, [&world, account](const Result<std::string>& hash) {
    if (!hash.ok()) return;
    world.store.change({store::change::PasswordIs{account.learner, account.password},
                        store::change::SetPassword{account.learner, *hash, account.handed}},
                       [](const auto&) {});
  });
}

}  // namespace

void sign_in_form(World& world, CallPtr call, Respond respond) {
  if (call->has_account) return respond(see_other(local_target(query_of(call->request).get("back"))));
  respond(sign_in_response(world, *call, Wrong::nothing, 200));
}

void sign_in(World& world, CallPtr call, Respond respond) {
  const std::optional<std::string> email = read_email(call->form.get("email"));
  if (!email) return respond(sign_in_response(world, *call, Wrong::email, 422));
  const base::Millis now = world.clock.now();
  const std::string place = call->neighbourhood(), here = *email + " " + place;
  if (!world.wrong_passwords.may_try(place, now) || !world.wrong_here.may_try(here, now) ||
      !world.wrong_anywhere.may_try(*email, now)) {
    return respond(wait_a_while(sign_in_response(world, *call, Wrong::too_often, 429)));
  }
  const Result<std::optional<store::Account>> account = world.store.account_of_email(*email);
  if (!account.ok()) return respond(refuse(*call, Shape::page, account.error()));
  std::string password(call->form.get("password"));
  std::string hash = *account ? (*account)->password : "";
  world.passwords.check({*email, place}, password, std::move(hash),
                        [&world, call, account = *account, password, email = *email, here,
                         respond = std::move(respond)](const Result<bool>& right) mutable {
                          if (!right.ok()) return respond(refuse(*call, Shape::page, right.error()));
                          if (!*right) {
                            const base::Millis then = world.clock.now();
                            world.wrong_passwords.was_wrong(call->neighbourhood(), then);
                            world.wrong_here.was_wrong(here, then);
                            world.wrong_anywhere.was_wrong(email, then);
                            return respond(sign_in_response(world, *call, Wrong::sign_in, 403));
                          }
                          welcome(world, std::move(call), *account, std::move(respond));
                          renew(world, *account, password);
                        });
}

}  // namespace colloquy::api
