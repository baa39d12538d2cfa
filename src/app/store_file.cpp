#include "app/store_file.h"

#include <cstdlib>
#include <filesystem>

namespace colloquy::app {

namespace fs = std::filesystem;

std::string store_address(const std::string& wanted) {
  if (!wanted.empty()) return wanted;
  const char* data = std::getenv("XDG_DATA_HOME");
  const char* home = std::getenv("HOME");
  fs::path folder = data && *data ? fs::path(data) : fs::path(home && *home ? home : ".") / ".local" / "share";
  folder /= "colloquy";
  std::error_code error;  // what cannot be made is said by whoever opens the file
  fs::create_directories(folder, error);
  return "sqlite:" + (folder / "learners.db").string();
}

}  // namespace colloquy::app
