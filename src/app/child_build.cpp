#include "app/child_build.h"

#include <string>
#include <utility>
#include <vector>

#include "app/run_program.h"
#include "base/hash.h"
#include "site/cache_folder.h"

namespace colloquy::app {

namespace fs = std::filesystem;

base::Result<int> run_child_build(const ChildBuild& build, const GivenUp& given_up) {
  std::vector<std::string> words = {"colloquy", "build", build.course.string(), "-o", build.out.string(), "--quiet"};
  if (build.voices == ChildBuild::Voices::cached) words.emplace_back("--cached-audio");
  if (build.voices == ChildBuild::Voices::quick) words.emplace_back("--quick-audio");
  if (build.purpose == ChildBuild::For::watching) words.emplace_back("--watching");
  if (build.speak_for > 0) words.insert(words.end(), {"--speak-for", std::to_string(build.speak_for)});
  return run_program("/proc/self/exe", std::move(words), Prints::on_stdout, given_up);
}

fs::path package_folder(const fs::path& course) {
  std::error_code error;
  const fs::path whole = fs::weakly_canonical(course, error);
  return site::CacheFolder().root() / "packages" /
         (whole.filename().string() + "-" + base::short_hash(whole.string(), 10));
}

}  // namespace colloquy::app
