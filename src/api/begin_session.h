// Signing somebody in: the end of several ways, all in the transaction of what led there.
#pragma once

#include <functional>
#include <string>

#include "api/call.h"
#include "base/result.h"

namespace colloquy::api {

// Makes `changes` and a new session for `learner`, and sends the browser on to `to` with its cookie. The session that
// the browser had before ends: a cookie that somebody planted or kept opens nothing afterwards. Where the changes are
// refused, responds with what `refused` makes of the error.
void begin_session(World& world, std::shared_ptr<const Call> call, store::Changes changes,
                   const store::LearnerId& learner, const std::string& to, Respond respond,
                   std::function<Response(const base::Error&)> refused);

}  // namespace colloquy::api
