// A class list on its way in and what came of it: the form that takes one, the lines that were none, the ways in that
// are to be handed over. For a teacher's page and for an administrator's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "write/people/forms.h"

namespace colloquy::write::people {

// A way in for somebody who has no password yet: to be handed over.
struct WayIn {
  std::string name, email, address;
};

// `says`: what becomes of those on the list.
Html list_form(std::string_view action, const std::string& says, const Text& text);

// Lines without an address; nothing where there are none.
Html not_read(const std::vector<std::string>& lines, const Text& text);

// Shown once, to be copied; nothing where there are none.
Html ways_in(const std::vector<WayIn>& ways, const Text& text);

}  // namespace colloquy::write::people
