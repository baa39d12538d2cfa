// Ways to make one mistake in a clean lesson, each with the rule that must find it and the line.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace colloquy::faults {

// A lesson as lines, with what each line is part of.
struct Page {
  std::vector<std::string> lines;
  std::vector<std::string> section;  // English heading of the ## above, "" none, "---" in front matter
  std::vector<bool> code;

  explicit Page(const std::string& text);
  std::string text() const;
  bool blank(std::size_t i) const { return i >= lines.size() || lines[i].empty(); }
};

struct Planter {
  std::string rule;
  // Tries to make the mistake at line `at` (from 0). Gives the line (from 1) where it must be
  // found, or 0 when this is no place for it.
  std::function<std::size_t(Page& page, std::size_t at)> plant;
};

std::vector<Planter> planters();

}  // namespace colloquy::faults
