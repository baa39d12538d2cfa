// check_folder FOLDER...: prints the findings in course folders. A development tool; `colloquy
// check` is the real thing.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "course_check.h"

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    std::map<std::string, std::string> texts;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
      if (!entry.is_regular_file()) continue;
      std::ifstream in(entry.path(), std::ios::binary);
      std::stringstream bytes;
      bytes << in.rdbuf();
      texts[std::filesystem::relative(entry.path(), argv[i]).generic_string()] = bytes.str();
    }
    std::fputs(colloquy::cases::check_course(texts).text.c_str(), stdout);
  }
}
