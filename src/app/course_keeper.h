// Keeps the served courses as their folders say: builds a course folder before it is served, speaks
// in the background what was not spoken yet, and under --watch builds again whatever was saved. A
// built package is served as it is. Building happens in processes of their own; a finished package
// takes the old one's place in one step.
#pragma once

#include <atomic>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "api/courses.h"
#include "api/live.h"
#include "app/child_build.h"
#include "base/result.h"

namespace colloquy::app {

class CourseKeeper {
 public:
  // `live`: the listeners to tell of changes; null: courses are not watched. Both outlive the keeper.
  CourseKeeper(api::Courses& courses, api::Live* live) : courses_(courses), live_(live) {}
  ~CourseKeeper() { stop(); }

  // Takes in a course folder or a package. The value is the exit status of the build (kDone where
  // all is well). Errors: io, and those of opening the package.
  base::Result<int> take(const std::string& path);

  // Begins the work in the background; stop() ends it and waits.
  void start();
  void stop();

 private:
  struct Kept {
    std::filesystem::path course, package;
    std::string slug;
  };

  ChildBuild child_build(const Kept& kept, ChildBuild::Voices voices) const;
  base::Result<void> put(Kept& kept);
  void look_after(Kept kept);
  void speak(Kept& kept, const GivenUp& interrupted);
  bool speak_with(ChildBuild::Voices voices, Kept& kept, const GivenUp& interrupted);
  // Whether a new package is served now. `given_up`: as run_program.h has it.
  bool build_again(Kept& kept, const ChildBuild& build, const GivenUp& given_up);

  api::Courses& courses_;
  api::Live* live_;
  std::vector<Kept> kept_;  // course folders; packages need no keeping
  std::vector<std::thread> threads_;
  std::atomic<bool> stopping_{false};
};

}  // namespace colloquy::app
