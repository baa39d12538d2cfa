// Where an import goes: a new course folder, or one that is there already. All or nothing: on any error the target is
// as it was, and nothing is ever written outside it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"

namespace colloquy::exchange {

// A file of a course, in memory. The path is relative, of letters, digits, "-", "_" and "." only, in the course's own
// folder or in one of its folders: "media/a.png".
struct CourseFile {
  std::string path;
  std::string text;
};

enum class Target { absent, empty, course };

// Errors: exists (the target is a file, or holds something that is no course), denied, io.
base::Result<Target> look_at(const std::filesystem::path& target);

// A new folder appears whole.
base::Result<void> write_new_course(const std::filesystem::path& target, const std::vector<CourseFile>& files);

// All of them or none. Errors: exists, where one is there already, or its folder is a link or no folder.
base::Result<void> add_to_course(const std::filesystem::path& target, const std::vector<CourseFile>& files);

}  // namespace colloquy::exchange
