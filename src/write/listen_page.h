// Where a learner takes a course to a podcast app: the address of their own feed, shown once, how to use it, another
// one, none any more. GET /c/{course}/listen
#pragma once

#include <string>
#include <vector>

#include "write/page.h"

namespace colloquy::write {

struct ListenView {
  std::string lang = "en";
  Assets assets;
  std::vector<Crumb> crumbs;
  std::string make_action, end_action;
  std::string address;  // just made: shown once; "" none
  long long made = 0;   // when the one there is was made (ms since 1970); 0: there is none
};

std::string listen_page(const ListenView& view);

}  // namespace colloquy::write
