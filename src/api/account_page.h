// The account page, as several handlers answer with it.
#pragma once

#include <string>

#include "api/call.h"
#include "write/people/sign_in_page.h"

namespace colloquy::api {

// What a handler has to say on it.
struct AccountNews {
  write::people::Wrong wrong = write::people::Wrong::nothing;
  std::string code = {};    // a keep code just made
  bool wrong_code = false;  // one that opens nothing
};

// For the caller, with what the store knows of them. Where it knows nothing now, a refusal.
Response account_page(World& world, const Call& call, const AccountNews& news, int status = 200);

}  // namespace colloquy::api
