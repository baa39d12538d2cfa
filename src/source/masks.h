// What of a lesson's text holds no marks: code, mathematics, comments and escaped characters. Made
// in one pass before Markdown sees the text, so that every later scan for labels, gaps, arrows and
// directions looks at the same bytes. Also reports what never ends (code, comments).
#pragma once

#include <string>
#include <vector>

#include "source/findings.h"
#include "source/source_text.h"

namespace colloquy::source {

// Values in Masks::bare in place of a byte that holds no mark.
inline constexpr char kCode = '\x01';
inline constexpr char kMath = '\x02';
inline constexpr char kComment = '\x03';
inline constexpr char kEscape = '\x04';

struct Comment {
  std::size_t from = 0, to = 0;  // of <!-- to one past -->
  bool alone = false;            // on lines of its own
};

struct Masks {
  std::string bare;    // as long as the text; masked bytes have one of the values above
  std::string blocks;  // as long as the text: what Markdown's block parser is given
  std::vector<Comment> comments;
};

Masks make_masks(const SourceText& text, Findings& findings);

}  // namespace colloquy::source
