// Reference vectors for tests: files that lie beside the checkout, not in it.
#pragma once

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace colloquy::learn {

inline std::string shared_folder() {
  const char* set = std::getenv("COLLOQUY_SHARED");
  return set != nullptr ? set : std::string(COLLOQUY_SOURCE_DIR) + "/../shared";
}

// Rows of a CSV file without quotes, its header skipped; empty where there is no such file.
inline std::vector<std::vector<std::string>> read_csv(const std::string& path) {
  std::vector<std::vector<std::string>> rows;
  std::ifstream in(path);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::vector<std::string> row;
    std::stringstream cells(line);
    for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace colloquy::learn
