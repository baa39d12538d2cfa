// colloquy export anki: a course's cards as a package for Anki, with what a learner knows of them where one is named.
#pragma once

#include <string>

namespace colloquy::app {

struct AnkiExport {
  std::string course, lesson, target;  // lesson: "" all of the course
  std::string store, learner;
  bool legacy = false;
};

// Gives the exit status.
int export_anki(const AnkiExport& wanted);

}  // namespace colloquy::app
