// Builds in a process of their own: the server never loads a voice, and a build that dies takes
// nothing with it. The child is this same program, called as `colloquy build`.
#pragma once

#include <filesystem>
#include <string>

#include "app/run_program.h"
#include "base/result.h"

namespace colloquy::app {

struct ChildBuild {
  std::filesystem::path course, out;
  // cached: text at once, with the sound that is there already; quick: with the voices that are done at once; spoken:
  // with the best there are.
  enum class Voices { cached, quick, spoken } voices = Voices::spoken;
  enum class For { publishing, watching } purpose = For::publishing;
  int speak_for =
      0;  // seconds; then what is done is published, the rest waits for another build; 0: as long as it takes
};

// Runs it and waits. Its findings and messages go to our own streams. The value is its exit status
// (command.h, run_program.h). Errors: io (it could not be started, or was killed).
base::Result<int> run_child_build(const ChildBuild& build, const GivenUp& given_up = {});

// Where `serve` puts the package of a course folder: in the cache, one place a course.
std::filesystem::path package_folder(const std::filesystem::path& course);

}  // namespace colloquy::app
