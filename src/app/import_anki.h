// colloquy import anki: a package of Anki's becomes lessons, or brings along what a learner knows of a course's cards,
// or is printed for programs.
#pragma once

#include <string>

namespace colloquy::app {

struct AnkiImport {
  std::string file, target, lang;
  std::string store, learner;  // learner: into the store comes how they stand, and into the course nothing
  bool print = false;          // nothing is written
};

// Gives the exit status.
int import_anki(const AnkiImport& wanted);

}  // namespace colloquy::app
