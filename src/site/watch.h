// Sees a course folder change, for `serve --watch`. inotify wakes it at once; where that cannot be
// had (network folders, limits reached) it looks every half second. An editor that saves in several
// steps gives one change.
#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"

namespace colloquy::site {

class Watch {
 public:
  // Errors: those of stamp_course.
  static base::Result<Watch> open(const std::filesystem::path& course);
  ~Watch();
  Watch(Watch&& other) noexcept;
  Watch& operator=(Watch&&) = delete;

  // Waits at most `timeout_ms` and says whether the course's files are others than at the last yes
  // (or at open). Our own writing of colloquy.lock is no change.
  bool changed(int timeout_ms);

 private:
  Watch(std::filesystem::path course, int inotify, std::string stamp);
  void watch_folders();

  std::filesystem::path course_;
  int inotify_ = -1;
  std::string stamp_;
};

}  // namespace colloquy::site
