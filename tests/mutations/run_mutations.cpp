// colloquy_mutations COURSE...: deletes every single mark, dash, indentation and empty line of the
// lessons, one at a time, and says what became of each: found (a finding), harmless (the same model)
// or silent. Lists the silent ones, whose text is as right as before and means something else. Exit 1
// when more are silent than --most N allows, 77 when there is no lesson to delete from.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>

#include "example_course.h"
#include "mutations.h"
#include "print_model.h"

namespace {

std::string show(std::string_view text, const colloquy::mutations::Deletion& gone) {
  const std::size_t start = text.rfind('\n', gone.at == 0 ? 0 : gone.at - 1);
  const std::size_t from = start == std::string_view::npos ? 0 : start + 1;
  const std::size_t end = std::min(text.find('\n', gone.at), text.size());
  std::string out(text.substr(std::min(from, gone.at), gone.at - std::min(from, gone.at)));
  out += "\xE2\x9F\xA6";
  out += text.substr(gone.at, gone.length) == "\n" ? "empty line" : std::string(text.substr(gone.at, gone.length));
  out += "\xE2\x9F\xA7";
  if (gone.at + gone.length < end) out += text.substr(gone.at + gone.length, end - gone.at - gone.length);
  return out.substr(0, 140);
}

}  // namespace

int main(int argc, char** argv) {
  using namespace colloquy;
  std::size_t most = static_cast<std::size_t>(-1), total = 0, found = 0, harmless = 0, silent = 0, several = 0;
  std::vector<std::string> courses;
  bool verbose = false, only_several = false;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--most") == 0 && i + 1 < argc)
      most = static_cast<std::size_t>(std::atoi(argv[++i]));
    else if (std::strcmp(argv[i], "--all") == 0)
      verbose = true;
    else if (std::strcmp(argv[i], "--several") == 0)
      only_several = true;
    else if (std::strcmp(argv[i], "--examples") == 0 && i + 1 < argc) {
      // The example lessons stand beside the checkout, where they are at all.
      const char* shared = std::getenv("COLLOQUY_SHARED");
      const std::string folder = (shared == nullptr ? std::string(argv[i + 1]) + "/../shared" : std::string(shared)) +
                                 "/reference/lesson-examples";
      ++i;
      if (std::filesystem::exists(folder))
        courses.push_back(folder);
      else
        std::printf("there are no example lessons in %s\n", folder.c_str());
    } else
      courses.push_back(argv[i]);
  }
  for (const std::string& folder : courses) {
    const mutations::FolderCourse course(folder);
    for (const std::string& path : course.lessons()) {
      const std::string& text = course.bytes(path);
      const source::LessonReading clean = course.read(path, text);
      const std::string model = mutations::print_model(clean.lesson);
      if (!clean.findings.empty())
        std::printf("%s: %zu findings before anything is deleted\n", path.c_str(), clean.findings.size());
      for (const mutations::Deletion& gone : mutations::deletions(text)) {
        std::string changed = text;
        changed.erase(gone.at, gone.length);
        const source::LessonReading reading = course.read(path, changed);
        ++total;
        if (reading.findings.size() > clean.findings.size()) {
          ++found;
          if (reading.findings.size() > clean.findings.size() + 1) ++several;
          if (verbose || (only_several && reading.findings.size() > clean.findings.size() + 1)) {
            std::printf("found %s:%zu %s:", path.c_str(), gone.line, show(text, gone).c_str());
            for (const base::Diagnostic& finding : reading.findings)
              std::printf(" [%u:%u %s]", finding.span.line, finding.span.column, finding.rule.c_str());
            std::printf("\n");
          }
        } else if (mutations::print_model(reading.lesson) == model) {
          ++harmless;
        } else {
          ++silent;
          std::printf("silent %s:%zu %s: %s\n", path.c_str(), gone.line, gone.what, show(text, gone).c_str());
        }
      }
    }
  }
  std::printf("%zu deletions: %zu found (%zu of them with more than one finding), %zu harmless, %zu silent\n", total,
              found, several, harmless, silent);
  if (total == 0) {
    std::printf("skipped: no lesson to delete from (set COLLOQUY_SHARED)\n");
    return 77;
  }
  if (silent > most) std::printf("%zu are silent, %zu were: the reader has become deaf to something\n", silent, most);
  return silent > most ? 1 : 0;
}
