// The first step of reading a page: untrusted bytes become clean lines. Promises: well-formed
// UTF-8, one space between words and none at the ends, no control or invisible characters, HTML
// entities that a copy left in are characters again, empty lines gone but remembered as gaps.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace colloquy::exchange::page {

// Far above any lesson page (the sample has 14 KB, 137 lines); keeps memory bounded.
inline constexpr std::size_t kMaxPageBytes = 8u << 20;
inline constexpr std::size_t kMaxPageLines = 100'000;

struct Line {
  std::uint32_t number = 0;  // in the file, from 1
  std::string text;
  bool gap = false;  // at least one empty line stood above it
};

struct Lines {
  std::vector<Line> lines;
  std::uint32_t entities = 0;    // HTML entities decoded
  std::uint32_t odd_spaces = 0;  // non-breaking and other rare spaces made ordinary
  std::uint32_t removed = 0;     // control and invisible characters taken out
};

// Errors (ErrorKind::invalid, too_large): not UTF-8 (line and byte are named), NUL bytes, UTF-16,
// the source of a web page, too many bytes or lines, no text at all.
base::Result<Lines> clean_lines(std::string_view bytes);

}  // namespace colloquy::exchange::page
