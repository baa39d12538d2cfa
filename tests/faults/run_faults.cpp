// colloquy_faults [--seed N] [--count N] COURSE...: plants faults one at a time in the clean lessons
// of courses, at places chosen by the seed, and looks whether the whole check finds each by the right
// rule at the right file and line. Lists every miss. Exit 1 below 98 %.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include "course_check.h"
#include "planters.h"

namespace {

using Texts = std::map<std::string, std::string>;

Texts read_folder(const std::filesystem::path& folder) {
  Texts out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    out[std::filesystem::relative(entry.path(), folder).generic_string()] = bytes.str();
  }
  return out;
}

std::vector<std::string> lessons(const Texts& texts) {
  std::vector<std::string> out;
  for (const auto& [path, bytes] : texts) {
    if (path.ends_with(".md") && path[0] >= '0' && path[0] <= '9' && bytes.find("## ") != std::string::npos)
      out.push_back(path);
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace colloquy;
  unsigned seed = 1;
  std::size_t count = 200;
  std::vector<Texts> courses;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--seed") == 0 && i + 1 < argc)
      seed = static_cast<unsigned>(std::atoi(argv[++i]));
    else if (std::strcmp(argv[i], "--count") == 0 && i + 1 < argc)
      count = static_cast<std::size_t>(std::atoi(argv[++i]));
    else if (std::filesystem::exists(argv[i]))
      courses.push_back(read_folder(argv[i]));
  }
  const char* shared = std::getenv("COLLOQUY_SHARED");
  if (shared != nullptr && std::filesystem::exists(std::string(shared) + "/reference/lesson-examples"))
    courses.push_back(read_folder(std::string(shared) + "/reference/lesson-examples"));
  if (courses.empty()) {
    std::printf("skipped: no course to plant faults in\n");
    return 0;
  }
  std::mt19937 random(seed);
  const std::vector<faults::Planter> ways = faults::planters();
  std::size_t planted = 0, found = 0;
  for (std::size_t n = 0; planted < count && n < count * 20; ++n) {
    const faults::Planter& way = ways[n % ways.size()];
    const Texts& course = courses[random() % courses.size()];
    const std::vector<std::string> paths = lessons(course);
    const std::string& path = paths[random() % paths.size()];
    faults::Page page(course.at(path));
    const std::size_t start = random() % page.lines.size();
    std::size_t line = 0;
    for (std::size_t i = 0; i < page.lines.size() && line == 0; ++i)
      line = way.plant(page, (start + i) % page.lines.size());
    if (line == 0) continue;
    ++planted;
    Texts changed = course;
    changed[path] = page.text();
    const cases::Checked checked = cases::check_course(changed);
    bool hit = false;
    std::string others;
    for (const base::Diagnostic& d : checked.findings) {
      if (checked.files.name(d.span.file) != path) continue;
      if (d.rule == way.rule && d.span.line == line) hit = true;
      if (d.rule.starts_with("form/") || d.rule == way.rule) others += " " + std::to_string(d.span.line) + ":" + d.rule;
    }
    if (hit)
      ++found;
    else
      std::printf("missed %s at %s:%zu, found:%s\n  %s\n", way.rule.c_str(), path.c_str(), line, others.c_str(),
                  line <= page.lines.size() ? page.lines[line - 1].c_str() : "");
  }
  std::printf("%zu faults planted, %zu found at the right file and line (%.1f %%)\n", planted, found,
              planted == 0 ? 0.0 : 100.0 * static_cast<double>(found) / static_cast<double>(planted));
  return found * 100 >= planted * 98 ? 0 : 1;
}
