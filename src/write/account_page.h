// The learner's place on this server: by an account or a code, on which devices, what is kept, leaving.
#pragma once

#include <string>
#include <vector>

#include "write/page.h"
#include "write/people/sign_in_page.h"

namespace colloquy::write {

struct AccountView {
  std::string lang = "en";
  Assets assets;
  Audience audience = Audience::visitor;  // visitor: nothing is kept yet, a code can be entered
  bool may_sign_up = true;                // registration is open
  std::string name, email;                // of the account; "" a guest
  bool is_staff = false;                  // teaches, or looks after the server
  struct Session {
    std::string id, device;
    long long seen = 0;
    bool is_this = false;
  };
  std::vector<Session> sessions;
  struct Podcast {
    std::string title, address;  // of a course, and of its page
  };
  std::vector<Podcast> podcasts;
  people::Wrong wrong = people::Wrong::nothing;
  std::string note;         // what has just been done
  std::string code;         // just made: shown once; "" none
  bool wrong_code = false;  // the code entered opens nothing
};

std::string account_page(const AccountView& view);

}  // namespace colloquy::write
