// The first administrator: whoever reads the one-time address that the server prints when it starts without one.
#include "api/answer.h"
#include "api/audit.h"
#include "api/begin_session.h"
#include "api/email.h"
#include "api/frame.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "api/session.h"
#include "api/tickets.h"
#include "write/people/sign_in_page.h"

namespace colloquy::api {
namespace {

using base::ErrorKind;
using base::Result;
using write::people::Wrong;

Response form_response(const Call& call, std::string_view token, Wrong wrong, int status) {
  write::people::SignUpView view;
  view.place = people_place(call);
  view.wrong = wrong;
  view.email = call.form.get("email");
  view.name = call.form.get("name");
  view.action = "/account/first";
  view.token = token;
  return page_for_one(write::people::sign_up_page(view), status);
}

}  // namespace

void first_form(World& world, CallPtr call, Respond respond) {
  const Form query = query_of(call->request);
  const std::string_view token = query.get("token");
  const Result<store::Ticket> ticket = find_ticket(world, token, store::ticket::kFirst);
  if (!ticket.ok()) return respond(refuse(*call, Shape::page, ticket.error()));
  respond(form_response(*call, token, Wrong::nothing, 200));
}

void first(World& world, CallPtr call, Respond respond) {
  const std::string token(call->form.get("token"));
  const Result<store::Ticket> ticket = find_ticket(world, token, store::ticket::kFirst);
  if (!ticket.ok()) return respond(refuse(*call, Shape::page, ticket.error()));
  const std::optional<std::string> email = read_email(call->form.get("email"));
  const std::optional<std::string> name = read_name(call->form.get("name"));
  std::string password(call->form.get("password"));
  if (!name) return respond(form_response(*call, token, Wrong::name, 422));
  if (!email) return respond(form_response(*call, token, Wrong::email, 422));
  if (!is_choosable(password, *email)) return respond(form_response(*call, token, Wrong::too_short, 422));
  world.passwords.hash(
      {*email, call->neighbourhood()}, std::move(password),
      [&world, call, token, hash_of = ticket->hash, email = *email, name = *name,
       respond = std::move(respond)](const Result<std::string>& hash) mutable {
        if (!hash.ok()) return respond(refuse(*call, Shape::page, hash.error()));
        const base::Millis now = world.clock.now();
        const store::LearnerId learner = new_id(world.random);
        store::Changes changes = {store::change::UseTicket{hash_of, now}, store::change::NoAdministratorYet{},
                                  store::change::NewLearner{learner, now},
                                  store::change::NewAccount{{learner, email, name, *hash, true, now}},
                                  audit(world, *call, deed::kFirst, learner)};
        begin_session(world, call, std::move(changes), learner, "/teach", std::move(respond),
                      [call, token, email, &world](const base::Error& error) {
                        const Result<std::optional<store::Account>> there = world.store.account_of_email(email);
                        if (error.kind == ErrorKind::exists && there.ok() && *there)
                          return form_response(*call, token, Wrong::taken, 409);
                        return refuse(*call, Shape::page, error);
                      });
      });
}

}  // namespace colloquy::api
