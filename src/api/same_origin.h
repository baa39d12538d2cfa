// The check that stands before everything which changes state: did this request come from one of
// our own pages? Together with SameSite=Lax cookies it is what keeps other sites from acting in a
// learner's name; no token in any form is needed.
#pragma once

#include "api/message.h"

namespace colloquy::api {

// GET is always fine (it changes nothing). Otherwise: Sec-Fetch-Site must be "same-origin" or "none"
// where it is sent; else Origin must be this host with this scheme; a request with neither comes
// from no browser of this decade and is let through (it carries no cookie it was not given).
bool is_same_origin(const Request& request);

}  // namespace colloquy::api
