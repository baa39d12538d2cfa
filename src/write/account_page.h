// The learner's place on this server: keep it by a code, come back by a code, leave.
#pragma once

#include <string>

#include "write/page.h"

namespace colloquy::write {

struct AccountView {
  std::string lang = "en";
  Assets assets;
  Audience audience = Audience::visitor;  // visitor: nothing is kept yet, a code can be entered
  std::string code;                       // just made: shown once; "" none
  bool wrong_code = false;                // the code entered opens nothing
};

std::string account_page(const AccountView& view);

}  // namespace colloquy::write
