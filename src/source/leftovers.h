// Marks that Markdown has left as text: a star without its partner, a bracket, a formula's lost dollar. Most
// are harmless ("5 * 3", "US$ 5"); the others are an author's slip, which would stand on the page
// (form/stars, form/bracket, form/box). Part of reading a piece of a passage, inlines.h.
#pragma once

#include <string>
#include <vector>

#include "source/gaps.h"
#include "source/markdown.h"
#include "source/reading.h"

namespace colloquy::source {

class Leftovers {
 public:
  // Of the piece `from` to `to` of the passage, both of which outlive this.
  Leftovers(Reading& reading, const Passage& passage, std::size_t from, std::size_t to)
      : reading_(reading), passage_(passage), from_(from), to_(to) {}

  // Looks through a text that Markdown has left. `line` is what Markdown was given, `origin` the place
  // in the passage of each of its bytes.
  void note(const markdown::Inline& node, const std::string& line, const std::vector<std::size_t>& origin);

  // Reports what is no harmless mark and stands in none of the `broken` gaps, which are reported already.
  // `escaped`: brackets with a backslash, which may be the partners of plain ones.
  void report(const std::vector<GapMark>& broken, const std::vector<std::size_t>& escaped);

 private:
  struct Leftover {
    char mark;
    std::size_t at;  // in the passage
    std::size_t length;
  };
  bool is_harmless(const Leftover& left) const;
  void report_mark(const Leftover& left);
  bool in_direction_half(std::size_t at) const;
  char before(std::size_t at) const { return at > from_ ? passage_.text()[at - 1] : ' '; }
  char after(std::size_t at) const { return at < to_ ? passage_.text()[at] : ' '; }

  Reading& reading_;
  const Passage& passage_;
  std::size_t from_, to_;
  std::vector<Leftover> found_;
};

}  // namespace colloquy::source
