// colloquy_dump COURSE [LESSON]: findings and model of a course's lessons, for whoever works on the
// reader. With --time: lessons read in a second on one thread.
#include <cstdio>
#include <cstring>
#include <ctime>

#include "example_course.h"
#include "print_model.h"

int main(int argc, char** argv) {
  using namespace colloquy;
  if (argc < 2) return 2;
  const mutations::FolderCourse course(argv[1]);
  if (argc > 2 && std::strcmp(argv[2], "--time") == 0) {
    std::size_t bytes = 0, lessons = 0;
    const std::clock_t start = std::clock();  // processor time: the machine may be busy
    double seconds = 0;
    while (seconds < 2) {
      for (const std::string& path : course.lessons()) {
        if (course.read(path, course.bytes(path)).lesson.title.empty()) std::puts("no title");
        bytes += course.bytes(path).size();
        ++lessons;
      }
      seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    }
    std::printf("%.0f lessons/s, %.2f MB/s, mean %zu bytes\n", static_cast<double>(lessons) / seconds,
                static_cast<double>(bytes) / seconds / 1e6, bytes / lessons);
    return 0;
  }
  for (const std::string& path : course.lessons()) {
    if (argc > 2 && path.find(argv[2]) == std::string::npos) continue;
    const source::LessonReading reading = course.read(path, course.bytes(path));
    std::printf("=== %s\n", path.c_str());
    for (const base::Diagnostic& finding : reading.findings) {
      std::printf("%u:%u-%u:%u %s %s: %s [%s]\n", finding.span.line, finding.span.column, finding.span.end_line,
                  finding.span.end_column, finding.rule.c_str(), finding.severity == base::Severity::error ? "E" : "W",
                  finding.message.c_str(), finding.help.c_str());
    }
    if (argc > 2) std::fputs(mutations::print_model(reading.lesson).c_str(), stdout);
  }
  return 0;
}
