// Passwords: forgotten, chosen with a ticket, changed. A new one signs out everywhere else and ends the old code.
#include "api/account_page.h"
#include "api/answer.h"
#include "api/begin_session.h"
#include "api/email.h"
#include "api/frame.h"
#include "api/letters.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "api/session.h"
#include "api/tickets.h"
#include "base/json.h"
#include "write/people/sign_in_page.h"

namespace colloquy::api {
namespace {

using base::ErrorKind;
using base::Json;
using base::Result;
using write::people::Wrong;

Response forgot_response(World& world, const Call& call, bool is_sent) {
  write::people::ForgotView view;
  view.place = people_place(call);
  view.has_mail = world.post != nullptr;
  view.is_sent = is_sent;
  return page_for_one(write::people::forgot_page(view));
}

// The account that a ticket opens, and through whose hands the ticket went. Errors: not_found.
struct Opened {
  store::Account account;
  bool handed = false;
};
Result<Opened> opened_by(World& world, std::string_view token) {
  const store::Ticket ticket = TRY(find_ticket(world, token, store::ticket::kPassword));
  const Json data = TRY(base::parse_json(ticket.data));
  std::optional<store::Account> account = TRY(world.store.account(ticket.learner));
  if (!account) return base::make_error(ErrorKind::not_found, "the account is gone");
  return Opened{std::move(*account), data["handed"].as_bool()};
}

Response choose_response(const Call& call, std::string_view token, const std::string& email, Wrong wrong, int status) {
  write::people::NewPasswordView view;
  view.place = people_place(call);
  view.wrong = wrong;
  view.token = token;
  view.email = email;
  return page_for_one(write::people::new_password_page(view), status);
}

// A new password ends whatever else opens the account, but for the session `except`.
void set_password(World& world, const store::LearnerId& learner, const std::string& hash, bool handed,
                  store::Changes& changes, const std::string& except = "") {
  changes.push_back(store::change::SetPassword{learner, hash, handed});
  changes.push_back(store::change::EndSessions{learner, except});
  changes.push_back(store::change::KeepCode{learner, "", world.clock.now()});
  changes.push_back(store::change::EndTickets{learner});
}

Response no_ticket(const Call& call, const base::Error& error) {
  if (error.kind == ErrorKind::not_found) return choose_response(call, "", "", Wrong::ticket, 404);
  return refuse(call, Shape::page, error);
}

}  // namespace

void forgot_form(World& world, CallPtr call, Respond respond) {
  respond(forgot_response(world, *call, false));
}

// Looks on another thread, after it has answered: neither words nor time tell whether there is an account.
void forgot(World& world, CallPtr call, Respond respond) {
  const std::optional<std::string> email = read_email(call->form.get("email"));
  const base::Millis now = world.clock.now();
  const std::string place = call->neighbourhood();
  respond(forgot_response(world, *call, true));
  if (!email || !world.post || !world.letters_from.may_try(place, now) || !world.letters_to.may_try(*email, now))
    return;
  world.letters_from.was_wrong(place, now);
  world.letters_to.was_wrong(*email, now);
  world.passwords.aside({"", place}, [&world, lang = people_place(*call).lang, email = *email] {
    const Result<std::optional<store::Account>> account = world.store.account_of_email(email);
    if (!account.ok() || !*account) return;
    const FreshTicket fresh = password_ticket(world, (*account)->learner, Hands::own, kHour);
    world.store.change({store::change::NewTicket{fresh.ticket}},
                       [&world, lang, email, token = fresh.token](const Result<store::Appended>& made) {
                         if (made.ok()) send_password_letter(world, lang, email, token);
                       });
  });
}

void choose_password_form(World& world, CallPtr call, Respond respond) {
  const Form query = query_of(call->request);
  const std::string_view token = query.get("token");
  const Result<Opened> opened = opened_by(world, token);
  if (!opened.ok()) return respond(no_ticket(*call, opened.error()));
  respond(choose_response(*call, token, opened->account.email, Wrong::nothing, 200));
}

void choose_password(World& world, CallPtr call, Respond respond) {
  const std::string token(call->form.get("token"));
  const Result<Opened> opened = opened_by(world, token);
  if (!opened.ok()) return respond(no_ticket(*call, opened.error()));
  const store::Account& account = opened->account;
  std::string password(call->form.get("password"));
  if (!is_choosable(password, account.email))
    return respond(choose_response(*call, token, account.email, Wrong::too_short, 422));
  world.passwords.hash({account.email, call->neighbourhood()}, std::move(password),
                       [&world, call, token, learner = account.learner, handed = opened->handed,
                        respond = std::move(respond)](const Result<std::string>& hash) mutable {
                         if (!hash.ok()) return respond(refuse(*call, Shape::page, hash.error()));
                         store::Changes changes = {store::change::UseTicket{ticket_hash(token), world.clock.now()}};
                         set_password(world, learner, *hash, handed, changes);
                         begin_session(world, call, std::move(changes), learner, "/", std::move(respond),
                                       [call](const base::Error& error) { return no_ticket(*call, error); });
                       });
}

void change_password(World& world, CallPtr call, Respond respond) {
  const Result<std::optional<store::Account>> account = world.store.account(*call->learner);
  if (!account.ok()) return respond(refuse(*call, Shape::page, account.error()));
  if (!*account) return respond(refuse(*call, Shape::page, Refusal::not_found));
  const base::Millis now = world.clock.now();
  const std::string place = call->neighbourhood(), here = (*account)->email + " " + place;
  if (!world.wrong_here.may_try(here, now))
    return respond(wait_a_while(account_page(world, *call, {.wrong = Wrong::too_often}, 429)));
  const std::string wanted(call->form.get("password"));
  if (!is_choosable(wanted, (*account)->email))
    return respond(account_page(world, *call, {.wrong = Wrong::too_short}, 422));
  const Passwords::Asker asker{(*account)->email, place};
  const auto set = [&world, call, respond, was = (*account)->password,
                    handed = (*account)->handed](const Result<std::string>& hash) {
    if (!hash.ok()) return respond(refuse(*call, Shape::page, hash.error()));
    store::Changes changes = {store::change::PasswordIs{*call->learner, was}};
    set_password(world, *call->learner, *hash, handed, changes, session_of(call->request));
    world.store.change(std::move(changes), [&world, call, respond](const Result<store::Appended>& made) {
      if (made.ok()) return respond(see_other("/account"));
      if (made.error().kind == ErrorKind::not_found)
        return respond(account_page(world, *call, {.wrong = Wrong::password}, 403));
      respond(refuse(*call, Shape::page, made.error()));
    });
  };
  world.passwords.check(asker, std::string(call->form.get("old")), (*account)->password,
                        [&world, call, asker, here, wanted, set, respond](const Result<bool>& right) {
                          if (!right.ok()) return respond(refuse(*call, Shape::page, right.error()));
                          if (*right) return world.passwords.hash(asker, wanted, set);
                          world.wrong_here.was_wrong(here, world.clock.now());
                          respond(account_page(world, *call, {.wrong = Wrong::password}, 403));
                        });
}

}  // namespace colloquy::api
