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

// The account that a ticket opens. Errors: not_found.
Result<store::Account> account_of(World& world, const store::Ticket& ticket) {
  const Json data = TRY(base::parse_json(ticket.data));
  std::optional<store::Account> account = TRY(world.store.account(data["learner"].as_string()));
  if (!account) return base::make_error(ErrorKind::not_found, "the account is gone");
  return std::move(*account);
}

Result<store::Account> account_of_token(World& world, std::string_view token) {
  const store::Ticket ticket = TRY(find_ticket(world, token, store::ticket::kPassword));
  return account_of(world, ticket);
}

Response choose_response(const Call& call, std::string_view token, const std::string& email, Wrong wrong, int status) {
  write::people::NewPasswordView view;
  view.place = people_place(call);
  view.wrong = wrong;
  view.token = token;
  view.email = email;
  return page_for_one(write::people::new_password_page(view), status);
}

Response no_ticket(const Call& call, const base::Error& error) {
  if (error.kind == ErrorKind::not_found) return choose_response(call, "", "", Wrong::ticket, 404);
  return refuse(call, Shape::page, error);
}

}  // namespace

void forgot_form(World& world, CallPtr call, Respond respond) {
  respond(forgot_response(world, *call, false));
}

// Answers before it looks: neither words nor time tell whether there is an account.
void forgot(World& world, CallPtr call, Respond respond) {
  respond(forgot_response(world, *call, true));
  const std::optional<std::string> email = read_email(call->form.get("email"));
  const base::Millis now = world.clock.now();
  if (!email || !world.post || !world.letters_wanted.may_try(*email, now)) return;
  world.letters_wanted.was_wrong(*email, now);
  const Result<std::optional<store::Account>> account = world.store.account_of_email(*email);
  if (!account.ok() || !*account) return;
  const FreshTicket fresh = password_ticket(world, (*account)->learner, kHour);
  world.store.change({store::change::NewTicket{fresh.ticket}},
                     [&world, lang = people_place(*call).lang, email = *email,
                      token = fresh.token](const Result<store::Appended>& made) {
                       if (made.ok()) send_password_letter(world, lang, email, token);
                     });
}

void choose_password_form(World& world, CallPtr call, Respond respond) {
  const Form query = query_of(call->request);
  const std::string_view token = query.get("token");
  const Result<store::Account> account = account_of_token(world, token);
  if (!account.ok()) return respond(no_ticket(*call, account.error()));
  respond(choose_response(*call, token, account->email, Wrong::nothing, 200));
}

void choose_password(World& world, CallPtr call, Respond respond) {
  const std::string token(call->form.get("token"));
  const Result<store::Account> account = account_of_token(world, token);
  if (!account.ok()) return respond(no_ticket(*call, account.error()));
  std::string password(call->form.get("password"));
  if (!is_choosable(password, account->email))
    return respond(choose_response(*call, token, account->email, Wrong::too_short, 422));
  world.passwords.hash(std::move(password), [&world, call, token, learner = account->learner,
                                             respond = std::move(respond)](const Result<std::string>& hash) mutable {
    if (!hash.ok()) return respond(refuse(*call, Shape::page, hash.error()));
    const base::Millis now = world.clock.now();
    store::Changes changes = {store::change::UseTicket{ticket_hash(token), now},
                              store::change::SetPassword{learner, *hash}, store::change::EndSessions{learner},
                              store::change::KeepCode{learner, "", now}};
    begin_session(world, call, std::move(changes), learner, "/", std::move(respond),
                  [call](const base::Error& error) { return no_ticket(*call, error); });
  });
}

void change_password(World& world, CallPtr call, Respond respond) {
  const Result<std::optional<store::Account>> account = world.store.account(*call->learner);
  if (!account.ok()) return respond(refuse(*call, Shape::page, account.error()));
  if (!*account) return respond(refuse(*call, Shape::page, Refusal::not_found));
  const base::Millis now = world.clock.now();
  const std::string here = (*account)->email + " " + call->request.client;
  if (!world.wrong_here.may_try(here, now))
    return respond(account_page(world, *call, {.wrong = Wrong::too_often}, 429));
  std::string wanted(call->form.get("password"));
  if (!is_choosable(wanted, (*account)->email))
    return respond(account_page(world, *call, {.wrong = Wrong::too_short}, 422));
  const auto set = [&world, call, respond](const Result<std::string>& hash) {
    if (!hash.ok()) return respond(refuse(*call, Shape::page, hash.error()));
    world.store.change({store::change::SetPassword{*call->learner, *hash},
                        store::change::EndSessions{*call->learner, session_of(call->request)},
                        store::change::KeepCode{*call->learner, "", world.clock.now()}},
                       [&world, call, respond](const Result<store::Appended>& made) {
                         if (!made.ok()) return respond(refuse(*call, Shape::page, made.error()));
                         respond(see_other("/account"));
                       });
  };
  world.passwords.check(std::string(call->form.get("old")), (*account)->password,
                        [&world, call, here, wanted, set, respond](const Result<bool>& right) {
                          if (!right.ok()) return respond(refuse(*call, Shape::page, right.error()));
                          if (*right) return world.passwords.hash(wanted, set);
                          world.wrong_here.was_wrong(here, world.clock.now());
                          respond(account_page(world, *call, {.wrong = Wrong::password}, 403));
                        });
}

}  // namespace colloquy::api
