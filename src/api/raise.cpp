#include "api/raise.h"

#include "api/tickets.h"

namespace colloquy::api {

using base::Result;

void raise(World& world, std::shared_ptr<const Call> call, const store::LearnerId& learner, store::Changes changes,
           std::function<void(base::Result<Raised>)> done) {
  const Result<std::optional<store::Account>> account = world.store.account(learner);
  if (!account.ok()) return done(account.error());
  if (!*account) return done(base::make_error(base::ErrorKind::not_found, "there is no such account"));
  const base::Millis now = world.clock.now();
  changes.push_back(store::change::PasswordIs{learner, (*account)->password});
  // Somebody who raises themselves goes on where they are.
  const bool is_self = call->learner == learner;
  if (!is_self) changes.push_back(store::change::EndSessions{learner});
  changes.push_back(store::change::KeepCode{learner, "", now});
  changes.push_back(store::change::EndTickets{learner});
  Raised raised;
  if ((*account)->handed || (*account)->password.empty()) {
    const FreshTicket fresh = password_ticket(world, learner, Hands::own, kDay);
    changes.push_back(store::change::SetPassword{learner, ""});
    changes.push_back(store::change::NewTicket{fresh.ticket});
    raised.ways_in.push_back(
        {(*account)->name, (*account)->email, link_here(call->request, "/account/password", fresh.token)});
  }
  world.store.change(std::move(changes),
                     [raised = std::move(raised), done = std::move(done)](const Result<store::Appended>& made) {
                       if (!made.ok()) return done(made.error());
                       done(raised);
                     });
}

}  // namespace colloquy::api
