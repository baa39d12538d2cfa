#include "app/store_file.h"

#include <cstdlib>
#include <filesystem>

namespace colloquy::app {

namespace fs = std::filesystem;

fs::path data_folder() {
  const char* data = std::getenv("XDG_DATA_HOME");
  const char* home = std::getenv("HOME");
  return (data && *data ? fs::path(data) : fs::path(home && *home ? home : ".") / ".local" / "share") / "colloquy";
}

std::string store_address(const std::string& wanted) {
  if (!wanted.empty()) return wanted;
  const fs::path folder = data_folder();
  std::error_code error;  // what cannot be made is said by whoever opens the file
  fs::create_directories(folder, error);
  return "sqlite:" + (folder / "learners.db").string();
}

}  // namespace colloquy::app
