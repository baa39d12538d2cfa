// Single deletions in a lesson: every mark, list dash, indentation and empty line, one at a time.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace colloquy::mutations {

struct Deletion {
  std::size_t at = 0, length = 0;  // bytes
  std::size_t line = 0;            // from 1
  const char* what = "";           // "mark", "dash", "indentation", "empty line"
};

std::vector<Deletion> deletions(std::string_view lesson);

}  // namespace colloquy::mutations
