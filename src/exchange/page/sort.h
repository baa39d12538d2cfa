// The second step of reading a page: clean lines are sorted under the headings of the page, the
// furniture is taken out, titles of parts and chapters are told from text. What the lines mean
// inside their part is the third step (shape.h). Pure.
#pragma once

#include <string>
#include <vector>

#include "exchange/page/lines.h"
#include "exchange/page/read.h"

namespace colloquy::exchange::page {

// Lines of one Part, parallel to Section::parts.
struct SortedSection {
  Section section;
  std::vector<std::vector<Line>> lines;
};

struct SortedPage {
  PageImport page;  // number, title, dropped, renamed, notes; sections empty
  std::vector<SortedSection> sections;
};

SortedPage sort_lines(const std::vector<Line>& lines);

}  // namespace colloquy::exchange::page
