// The learner's place on this server: a code to keep it by, a code to come back with, where it is open, leaving.
#include "api/account_page.h"
#include "api/answer.h"
#include "api/begin_session.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "api/session.h"

namespace colloquy::api {
namespace {

using base::Result;
using store::Appended;

// Makes the changes; then the browser is back on the account page.
void change_then_account(World& world, CallPtr call, store::Changes changes, Respond respond) {
  world.store.change(std::move(changes), [call, respond = std::move(respond)](const Result<Appended>& made) {
    respond(made.ok() ? see_other("/account#sessions") : refuse(*call, Shape::page, made.error()));
  });
}

}  // namespace

void account(World& world, CallPtr call, Respond respond) {
  respond(account_page(world, *call, {}));
}

void keep_account(World& world, CallPtr call, Respond respond) {
  const std::string code = new_keep_code(world.random);
  world.store.change(
      {store::change::KeepCode{*call->learner, code_hash(code), world.clock.now()}},
      [&world, call, code, respond = std::move(respond)](const Result<Appended>& kept) {
        respond(kept.ok() ? account_page(world, *call, {.code = code}) : refuse(*call, Shape::page, kept.error()));
      });
}

void enter_account(World& world, CallPtr call, Respond respond) {
  const base::Millis now = world.clock.now();
  if (!world.wrong_codes.may_try(call->neighbourhood(), now)) {
    return respond(refuse(*call, Shape::page, Refusal::too_often));
  }
  const Result<std::optional<store::LearnerId>> learner =
      world.store.learner_of_code(code_hash(call->form.get("code")));
  if (!learner.ok()) return respond(refuse(*call, Shape::page, learner.error()));
  if (!*learner) {
    world.wrong_codes.was_wrong(call->neighbourhood(), now);
    return respond(account_page(world, *call, {.wrong_code = true}, 403));
  }
  store::Changes changes = {store::change::CodeIs{**learner, code_hash(call->form.get("code"))}};
  begin_session(world, call, std::move(changes), **learner, "/", std::move(respond),
                [call](const base::Error& error) { return refuse(*call, Shape::page, error); });
}

void leave_account(World& world, CallPtr call, Respond respond) {
  Response home = see_other("/");
  home.headers.emplace_back("Set-Cookie", end_cookie(call->request));
  world.store.change({store::change::EndSession{*call->learner, session_of(call->request)}},
                     [call, home, respond = std::move(respond)](const Result<Appended>& ended) {
                       respond(ended.ok() ? home : refuse(*call, Shape::page, ended.error()));
                     });
}

void end_session(World& world, CallPtr call, Respond respond) {
  const Result<std::vector<store::Session>> sessions = world.store.sessions(*call->learner);
  if (!sessions.ok()) return respond(refuse(*call, Shape::page, sessions.error()));
  store::Changes changes;
  for (const store::Session& one : *sessions) {
    if (session_id(one.hash) == call->name("session"))
      changes.push_back(store::change::EndSession{*call->learner, one.hash});
  }
  if (changes.empty()) return respond(refuse(*call, Shape::page, Refusal::not_found));
  change_then_account(world, std::move(call), std::move(changes), std::move(respond));
}

// The code and tickets open sessions, too: they end with them.
void end_other_sessions(World& world, CallPtr call, Respond respond) {
  store::Changes changes = {store::change::EndSessions{*call->learner, session_of(call->request)},
                            store::change::KeepCode{*call->learner, "", world.clock.now()},
                            store::change::EndTickets{*call->learner}};
  change_then_account(world, std::move(call), std::move(changes), std::move(respond));
}

}  // namespace colloquy::api
