// Where a learner takes the cards of a course to Anki, and brings along what was learned there.
#pragma once

#include <string>
#include <vector>

#include "write/page.h"

namespace colloquy::write {

struct AnkiView {
  std::string lang = "en";
  Assets assets;
  std::vector<Crumb> crumbs;
  std::string take_address, bring_action, cards_address;
  // What became of a package.
  enum class Said { nothing, came, no_file, fault, too_much } said = Said::nothing;
  int came = 0, newer = 0;  // cards
  int left_out = 0;         // answers, and how cards stand
  std::string why;          // of a fault
};

std::string anki_page(const AnkiView& view);

}  // namespace colloquy::write
