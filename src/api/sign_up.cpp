// Making an account. Where the server sends letters, an address has to answer one first, and whether it has an account
// already only its owner is told. A guest who makes one keeps what they did.
#include "api/answer.h"
#include "api/begin_session.h"
#include "api/email.h"
#include "api/frame.h"
#include "api/letters.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "api/session.h"
#include "api/tickets.h"
#include "write/people/sign_in_page.h"

namespace colloquy::api {
namespace {

using base::ErrorKind;
using base::Json;
using base::Result;
using write::people::Wrong;

constexpr base::Millis kConfirmWithin = 2 * kDay;

Response sign_up_response(const Call& call, Wrong wrong, int status) {
  write::people::SignUpView view;
  view.place = people_place(call);
  view.wrong = wrong;
  view.email = call.form.get("email");
  view.name = call.form.get("name");
  return page_for_one(write::people::sign_up_page(view), status);
}

// Who is asking, as the account's learner: the guest of this browser, or somebody new.
struct Owner {
  store::LearnerId learner;
  bool is_new = false;
};
Owner owner_of(World& world, const Call& call) {
  if (call.learner && !call.has_account) return {*call.learner, false};
  return {new_id(world.random), true};
}

// Whatever opened the guest's place before opens the account no longer: others may have it.
store::Changes account_changes(const Owner& owner, store::Account account, base::Millis now) {
  store::Changes changes;
  if (owner.is_new) changes.push_back(store::change::NewLearner{owner.learner, now});
  changes.push_back(store::change::NewAccount{std::move(account)});
  if (!owner.is_new) {
    changes.push_back(store::change::KeepCode{owner.learner, "", now});
    changes.push_back(store::change::EndSessions{owner.learner});
  }
  return changes;
}

void make_account(World& world, CallPtr call, const std::string& email, const std::string& name,
                  const std::string& hash, Respond respond) {
  const base::Millis now = world.clock.now();
  const Owner owner = owner_of(world, *call);
  store::Changes changes = account_changes(owner, {owner.learner, email, name, hash, false, now}, now);
  begin_session(world, call, std::move(changes), owner.learner, "/", std::move(respond),
                [call](const base::Error& error) {
                  if (error.kind == ErrorKind::exists) return sign_up_response(*call, Wrong::taken, 409);
                  return refuse(*call, Shape::page, error);
                });
}

// A letter goes to the address in any case; the page says the same in any case.
void ask_to_confirm(World& world, CallPtr call, const std::string& email, const std::string& name,
                    const std::string& hash, Respond respond) {
  write::people::SaidView view;
  view.place = people_place(*call);
  const write::Text text(view.place.lang);
  view.title = text("people.sign.up");
  view.words = text("people.confirm.sent");
  respond(page_for_one(write::people::said_page(view)));
  const std::string lang = view.place.lang;
  const Result<std::optional<store::Account>> there = world.store.account_of_email(email);
  if (!there.ok()) return;
  if (*there) return send_taken_letter(world, lang, email);
  const store::LearnerId guest = call->learner && !call->has_account ? *call->learner : "";
  const FreshTicket fresh =
      new_ticket(world.random, store::ticket::kAccount,
                 Json::object().set("learner", guest).set("email", email).set("name", name).set("password", hash),
                 world.clock.now() + kConfirmWithin);
  world.store.change({store::change::NewTicket{fresh.ticket}},
                     [&world, lang, email, token = fresh.token](const Result<store::Appended>& made) {
                       if (made.ok()) send_confirm_letter(world, lang, email, token);
                     });
}

Response confirm_response(const Call& call, const store::Ticket& ticket, std::string_view token) {
  write::people::ConfirmView view;
  view.place = people_place(call);
  view.token = token;
  const Result<Json> data = base::parse_json(ticket.data);
  if (data.ok()) view.email = (*data)["email"].as_string();
  return page_for_one(write::people::confirm_page(view));
}

}  // namespace

void sign_up_form(World& world, CallPtr call, Respond respond) {
  if (call->has_account) return respond(see_other("/account"));
  const Result<std::string> registration = world.store.setting(store::setting::kRegistration);
  if (!registration.ok()) return respond(refuse(*call, Shape::page, registration.error()));
  const bool is_closed = *registration == "closed";
  respond(sign_up_response(*call, is_closed ? Wrong::closed : Wrong::nothing, is_closed ? 403 : 200));
}

void sign_up(World& world, CallPtr call, Respond respond) {
  if (call->has_account) return respond(see_other("/account"));
  const Result<std::string> registration = world.store.setting(store::setting::kRegistration);
  if (!registration.ok()) return respond(refuse(*call, Shape::page, registration.error()));
  if (*registration == "closed") return respond(sign_up_response(*call, Wrong::closed, 403));
  const std::optional<std::string> email = read_email(call->form.get("email"));
  const std::optional<std::string> name = read_name(call->form.get("name"));
  std::string password(call->form.get("password"));
  if (!name) return respond(sign_up_response(*call, Wrong::name, 422));
  if (!email) return respond(sign_up_response(*call, Wrong::email, 422));
  if (!is_choosable(password, *email)) return respond(sign_up_response(*call, Wrong::too_short, 422));
  const base::Millis now = world.clock.now();
  if (!world.new_accounts.may_try(call->request.client, now))
    return respond(sign_up_response(*call, Wrong::too_often, 429));
  world.new_accounts.was_wrong(call->request.client, now);
  world.passwords.hash(std::move(password), [&world, call, email = *email, name = *name,
                                             respond = std::move(respond)](const Result<std::string>& hash) mutable {
    if (!hash.ok()) return respond(refuse(*call, Shape::page, hash.error()));
    const auto next = world.post ? ask_to_confirm : make_account;
    next(world, std::move(call), email, name, *hash, std::move(respond));
  });
}

void confirm_form(World& world, CallPtr call, Respond respond) {
  const Form query = query_of(call->request);
  const std::string_view token = query.get("token");
  const Result<store::Ticket> ticket = find_ticket(world, token, store::ticket::kAccount);
  if (!ticket.ok()) return respond(sign_up_response(*call, Wrong::ticket, 404));
  respond(confirm_response(*call, *ticket, token));
}

void confirm(World& world, CallPtr call, Respond respond) {
  const Result<store::Ticket> ticket = find_ticket(world, call->form.get("token"), store::ticket::kAccount);
  if (!ticket.ok()) return respond(sign_up_response(*call, Wrong::ticket, 404));
  const Result<Json> data = base::parse_json(ticket->data);
  if (!data.ok()) return respond(sign_up_response(*call, Wrong::ticket, 404));
  const base::Millis now = world.clock.now();
  Owner owner{(*data)["learner"].as_string(), false};
  if (owner.learner.empty()) owner = {new_id(world.random), true};
  store::Changes changes = account_changes(owner,
                                           {owner.learner, (*data)["email"].as_string(), (*data)["name"].as_string(),
                                            (*data)["password"].as_string(), false, now},
                                           now);
  changes.insert(changes.begin(), store::change::UseTicket{ticket->hash, now});
  begin_session(world, call, std::move(changes), owner.learner, "/", std::move(respond),
                [call](const base::Error& error) {
                  if (error.kind == ErrorKind::exists) return sign_up_response(*call, Wrong::taken, 409);
                  if (error.kind == ErrorKind::not_found) return sign_up_response(*call, Wrong::ticket, 404);
                  return refuse(*call, Shape::page, error);
                });
}

}  // namespace colloquy::api
