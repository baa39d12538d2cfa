// Which spoken line taught a card: so that a lapse leads back to the second where it was heard.
#pragma once

#include <string>
#include <vector>

#include "package/timeline.h"
#include "site/sound.h"

namespace colloquy::site {

struct Taught {
  std::string node;  // "" : no line says enough of it
  std::string track;
  package::Ms at = -1;  // start of the line in its track
};

// The lines of a lesson, ready to be asked often.
class TaughtBy {
 public:
  explicit TaughtBy(const std::vector<Track>& tracks);

  // The line that shares most content words with the card, conversation before audio book among
  // equals, the earliest of those. `word` (a term) must occur in the line; "" asks for half of the
  // card's content words instead.
  Taught find(const std::string& word, const std::string& front_and_back) const;

 private:
  struct Line {
    const Track* track;
    const package::LineTime* time;
    std::vector<std::string> stems;  // sorted, each once
  };
  std::vector<Line> lines_;
};

}  // namespace colloquy::site
