#include "api/begin_session.h"

#include "api/answer.h"
#include "api/session.h"

namespace colloquy::api {

void begin_session(World& world, std::shared_ptr<const Call> call, store::Changes changes,
                   const store::LearnerId& learner, const std::string& to, Respond respond,
                   std::function<Response(const base::Error&)> refused) {
  const NewSession session = new_session(world.random);
  if (call->learner) changes.push_back(store::change::EndSession{*call->learner, session_of(call->request)});
  changes.push_back(stored(session, learner, call->request, world.clock.now()));
  Response on = see_other(to);
  on.headers.emplace_back("Set-Cookie", session_cookie(call->request, session));
  world.store.change(std::move(changes), [call, on = std::move(on), respond = std::move(respond),
                                          refused = std::move(refused)](const base::Result<store::Appended>& made) {
    respond(made.ok() ? on : refused(made.error()));
  });
}

}  // namespace colloquy::api
