// What a caller is told when there is nothing else to tell: kind words on a page for people, the one
// shape of error for programs. Both say what to do next and neither says anything of what the gate
// keeps.
#pragma once

#include <cstdint>

#include "api/answer.h"
#include "api/call.h"
#include "api/router.h"

namespace colloquy::api {

enum class Refusal : std::uint8_t {
  not_found,     // 404
  wrong_method,  // 405
  denied,        // 403: enrolling would open it
  foreign,       // 403: the request came from another site
  bad,           // 400
  wrong_type,    // 415
  code,          // 403: the code opens nothing
  busy,          // 503
  too_often,     // 429
  sign_in,       // 403: for people with an account
  conflict,      // 409: it is there already, or must stay
  closed,        // 403: only those on a list come in
  staff,         // 403: for teachers and administrators
  broken,        // 500
};

Response refuse(const Call& call, Shape shape, Refusal why);
// Says when to come again, whatever the page says: after `too_often`.
Response wait_a_while(Response response);
// As the world's failure asks for: busy, bad or broken.
Response refuse(const Call& call, Shape shape, const base::Error& error);

}  // namespace colloquy::api
