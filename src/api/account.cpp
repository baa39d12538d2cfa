// The learner's place on this server: a code to keep it by, a code to come back with, leaving.
#include "api/answer.h"
#include "api/frame.h"
#include "api/refusal.h"
#include "api/resources.h"
#include "api/session.h"
#include "write/account_page.h"

namespace colloquy::api {
namespace {

using base::Result;
using store::Appended;

Response account_response(const Call& call, write::AccountView view, int status = 200) {
  const write::Frame frame = frame_of(call);
  view.lang = frame.lang;
  view.assets = frame.assets;
  view.audience = frame.audience;
  Response response = html(write::account_page(view), status);
  response.headers[1].second = "private, no-store";
  return response;
}

}  // namespace

void account(World&, CallPtr call, Respond respond) {
  respond(account_response(*call, {}));
}

void keep_account(World& world, CallPtr call, Respond respond) {
  write::AccountView view;
  view.code = new_keep_code(world.random);
  const std::string hash = code_hash(view.code);
  world.store.change({store::change::KeepCode{*call->learner, hash, world.clock.now()}},
                     [call, view, respond = std::move(respond)](const Result<Appended>& kept) {
                       respond(kept.ok() ? account_response(*call, view) : refuse(*call, Shape::page, kept.error()));
                     });
}

void enter_account(World& world, CallPtr call, Respond respond) {
  const base::Millis now = world.clock.now();
  if (!world.wrong_codes.may_try(call->request.client, now)) {
    return respond(refuse(*call, Shape::page, Refusal::too_often));
  }
  const Result<std::optional<store::LearnerId>> learner =
      world.store.learner_of_code(code_hash(call->form.get("code")));
  if (!learner.ok()) return respond(refuse(*call, Shape::page, learner.error()));
  if (!*learner) {
    world.wrong_codes.was_wrong(call->request.client, now);
    write::AccountView view;
    view.wrong_code = true;
    return respond(account_response(*call, view, 403));
  }
  const NewSession session = new_session(world.random);
  Response home = see_other("/");
  home.headers.emplace_back("Set-Cookie", session_cookie(call->request, session));
  world.store.change({stored(session, **learner, call->request, now)},
                     [call, home, respond = std::move(respond)](const Result<Appended>& made) {
                       respond(made.ok() ? home : refuse(*call, Shape::page, made.error()));
                     });
}

void leave_account(World& world, CallPtr call, Respond respond) {
  Response home = see_other("/");
  home.headers.emplace_back("Set-Cookie", end_cookie(call->request));
  world.store.change({store::change::EndSession{*call->learner, session_of(call->request)}},
                     [call, home, respond = std::move(respond)](const Result<Appended>& ended) {
                       respond(ended.ok() ? home : refuse(*call, Shape::page, ended.error()));
                     });
}

}  // namespace colloquy::api
