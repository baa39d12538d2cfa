// Making an account. Where the server sends letters, an address has to answer one first, and whether it has an account
// already only its owner is told; name and password are chosen by whoever opened the letter. A guest who makes one
// keeps what they did.
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

Response sign_up_response(World& world, const Call& call, Wrong wrong, int status) {
  write::people::SignUpView view;
  view.place = people_place(call);
  view.wrong = wrong;
  view.email = call.form.get("email");
  view.name = call.form.get("name");
  view.only_address = world.post != nullptr;
  return page_for_one(write::people::sign_up_page(view), status);
}

Response confirm_response(const Call& call, std::string_view token, const std::string& email, Wrong wrong, int status) {
  write::people::ConfirmView view;
  view.place = people_place(call);
  view.wrong = wrong;
  view.token = token;
  view.email = email;
  view.name = call.form.get("name");
  return page_for_one(write::people::confirm_page(view), status);
}

// Whether anybody may make an account. Errors: the store's.
Result<bool> is_open(World& world) {
  return TRY(world.store.setting(store::setting::kRegistration)) != "closed";
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

// Adds the account. Whatever opened the guest's place before opens the account no longer: others may have it.
void add_account(const Owner& owner, store::Account account, base::Millis now, store::Changes& changes) {
  if (owner.is_new) changes.push_back(store::change::NewLearner{owner.learner, now});
  changes.push_back(store::change::NewAccount{std::move(account)});
  if (owner.is_new) return;
  changes.push_back(store::change::KeepCode{owner.learner, "", now});
  changes.push_back(store::change::EndSessions{owner.learner});
}

// What stands in the form, fit for an account; or what is wrong with it.
struct Typed {
  std::string name, password;
  Wrong wrong = Wrong::nothing;
};
Typed typed_in(const Call& call, const std::string& email) {
  const std::optional<std::string> name = read_name(call.form.get("name"));
  if (!name) return {"", "", Wrong::name};
  Typed typed{*name, std::string(call.form.get("password")), Wrong::nothing};
  if (!is_choosable(typed.password, email)) typed.wrong = Wrong::too_short;
  return typed;
}

// Makes the account and signs in, `changes` first. `refused` says what its errors look like.
void make_account(World& world, const CallPtr& call, const std::string& email, Typed typed, store::Changes changes,
                  Respond respond, std::function<Response(const base::Error&)> refused) {
  world.passwords.hash(
      {email, call->neighbourhood()}, std::move(typed.password),
      [&world, call, email, name = typed.name, changes = std::move(changes), respond = std::move(respond),
       refused = std::move(refused)](const Result<std::string>& hash) mutable {
        if (!hash.ok()) return respond(refuse(*call, Shape::page, hash.error()));
        const Owner owner = owner_of(world, *call);
        const base::Millis now = world.clock.now();
        add_account(owner, {owner.learner, email, name, *hash, false, now}, now, changes);
        begin_session(world, call, std::move(changes), owner.learner, "/", std::move(respond), std::move(refused));
      });
}

// A letter goes to the address in any case; the page says the same in any case, and looks after it has answered.
void ask_to_confirm(World& world, const CallPtr& call, const std::string& email, Respond respond) {
  write::people::SaidView view;
  view.place = people_place(*call);
  const std::string lang = view.place.lang;
  const write::Text text(lang);
  view.title = text("people.sign.up");
  view.words = text("people.confirm.sent");
  respond(page_for_one(write::people::said_page(view)));
  const base::Millis now = world.clock.now();
  if (!world.letters_to.may_try(email, now)) return;
  world.letters_to.was_wrong(email, now);
  world.passwords.aside({"", call->neighbourhood()}, [&world, lang, email, now] {
    const Result<std::optional<store::Account>> there = world.store.account_of_email(email);
    if (!there.ok()) return;
    if (*there) return send_taken_letter(world, lang, email);
    const FreshTicket fresh =
        new_ticket(world.random, store::ticket::kAccount, "", Json::object().set("email", email), now + kConfirmWithin);
    world.store.change({store::change::NewTicket{fresh.ticket}},
                       [&world, lang, email, token = fresh.token](const Result<store::Appended>& made) {
                         if (made.ok()) send_confirm_letter(world, lang, email, token);
                       });
  });
}

// The address that a ticket was sent to. Errors: not_found.
struct Confirmed {
  std::string hash, email;
};
Result<Confirmed> confirmed_by(World& world, std::string_view token) {
  const store::Ticket ticket = TRY(find_ticket(world, token, store::ticket::kAccount));
  const Json data = TRY(base::parse_json(ticket.data));
  return Confirmed{ticket.hash, data["email"].as_string()};
}

}  // namespace

void sign_up_form(World& world, CallPtr call, Respond respond) {
  if (call->has_account) return respond(see_other("/account"));
  const Result<bool> open = is_open(world);
  if (!open.ok()) return respond(refuse(*call, Shape::page, open.error()));
  respond(sign_up_response(world, *call, *open ? Wrong::nothing : Wrong::closed, *open ? 200 : 403));
}

void sign_up(World& world, CallPtr call, Respond respond) {
  if (call->has_account) return respond(see_other("/account"));
  const Result<bool> open = is_open(world);
  if (!open.ok()) return respond(refuse(*call, Shape::page, open.error()));
  if (!*open) return respond(sign_up_response(world, *call, Wrong::closed, 403));
  const std::optional<std::string> email = read_email(call->form.get("email"));
  if (!email) return respond(sign_up_response(world, *call, Wrong::email, 422));
  Typed typed;
  if (!world.post) typed = typed_in(*call, *email);
  if (typed.wrong != Wrong::nothing) return respond(sign_up_response(world, *call, typed.wrong, 422));
  const base::Millis now = world.clock.now();
  Patience& patience = world.post ? world.letters_from : world.newcomers;
  if (!patience.may_try(call->neighbourhood(), now)) {
    return respond(wait_a_while(sign_up_response(world, *call, Wrong::too_often, 429)));
  }
  patience.was_wrong(call->neighbourhood(), now);
  if (world.post) return ask_to_confirm(world, call, *email, std::move(respond));
  make_account(world, call, *email, std::move(typed), {}, std::move(respond), [&world, call](const base::Error& error) {
    if (error.kind == ErrorKind::exists) return sign_up_response(world, *call, Wrong::taken, 409);
    return refuse(*call, Shape::page, error);
  });
}

void confirm_form(World& world, CallPtr call, Respond respond) {
  const Form query = query_of(call->request);
  const std::string_view token = query.get("token");
  const Result<Confirmed> confirmed = confirmed_by(world, token);
  if (!confirmed.ok()) return respond(confirm_response(*call, "", "", Wrong::ticket, 404));
  respond(confirm_response(*call, token, confirmed->email, Wrong::nothing, 200));
}

void confirm(World& world, CallPtr call, Respond respond) {
  const std::string token(call->form.get("token"));
  const Result<Confirmed> confirmed = confirmed_by(world, token);
  if (!confirmed.ok()) return respond(confirm_response(*call, "", "", Wrong::ticket, 404));
  const Result<bool> open = is_open(world);
  if (!open.ok()) return respond(refuse(*call, Shape::page, open.error()));
  if (!*open) return respond(sign_up_response(world, *call, Wrong::closed, 403));
  const Typed typed = typed_in(*call, confirmed->email);
  if (typed.wrong != Wrong::nothing) return respond(confirm_response(*call, token, confirmed->email, typed.wrong, 422));
  store::Changes changes = {store::change::UseTicket{confirmed->hash, world.clock.now()}};
  make_account(world, call, confirmed->email, typed, std::move(changes), std::move(respond),
               [&world, call](const base::Error& error) {
                 if (error.kind == ErrorKind::exists) return sign_up_response(world, *call, Wrong::taken, 409);
                 if (error.kind == ErrorKind::not_found) return confirm_response(*call, "", "", Wrong::ticket, 404);
                 return refuse(*call, Shape::page, error);
               });
}

}  // namespace colloquy::api
