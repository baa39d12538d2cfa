#include "app/child_build.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

#include "base/hash.h"
#include "site/cache_folder.h"

extern char** environ;

namespace colloquy::app {

namespace fs = std::filesystem;

base::Result<int> run_child_build(const ChildBuild& build) {
  std::vector<std::string> words = {"colloquy", "build", build.course.string(), "-o", build.out.string(), "--quiet"};
  if (build.voices == ChildBuild::Voices::cached) words.emplace_back("--cached-audio");
  if (build.voices == ChildBuild::Voices::quick) words.emplace_back("--quick-audio");
  if (build.purpose == ChildBuild::For::watching) words.emplace_back("--watching");
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  pid_t child = 0;
  const int failed = ::posix_spawn(&child, "/proc/self/exe", nullptr, nullptr, argv.data(), environ);
  if (failed != 0)
    return base::make_error(base::ErrorKind::io, std::string("the build cannot be started: ") + std::strerror(failed));
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR)
      return base::make_error(base::ErrorKind::io, std::string("the build was lost: ") + std::strerror(errno));
  }
  if (!WIFEXITED(status))
    return base::make_error(base::ErrorKind::io, "the build was ended by signal " + std::to_string(WTERMSIG(status)));
  return WEXITSTATUS(status);
}

fs::path package_folder(const fs::path& course) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(course, error);
  return site::CacheFolder().root() / "packages" /
         (whole.filename().string() + "-" + base::short_hash(whole.string(), 10));
}

}  // namespace colloquy::app
