// Labels: **Name:** at the start of a line says who speaks, or which word is explained. Also the
// near-misses: a label without its colon or with a star too few is reported and read all the same.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "source/reading.h"

namespace colloquy::source {

struct Label {
  std::string name;      // as typed
  std::string key;       // of a reserved word that counts here ("you", "summary"), else ""
  std::size_t from = 0;  // of the whole label, in the passage
  std::size_t name_from = 0, name_to = 0;
  std::size_t text = 0;                       // where the text after it begins
  std::vector<lesson::Direction> directions;  // **Guide (softly):**
  bool bold = true;
};

// Which labels a place knows.
struct LabelPlace {
  std::vector<std::string_view> reserved;  // keys
  bool speakers = false;                   // names of the cast
  bool any_bold = false;                   // any bold name with a colon
};

// The label at `at`, which is the start of a line. `first`: also the start of its paragraph.
// Reports form/label-colon, form/stars.
std::optional<Label> label_at(Reading& reading, const Passage& passage, std::size_t at, bool first,
                              const LabelPlace& place);

// A paragraph cut at its labels. The first segment may have none.
struct Segment {
  std::optional<Label> label;
  std::size_t from = 0, to = 0;  // its text, label excluded
  std::uint32_t line = 0;        // of the file
};
// Reports form/blank for labels in the middle.
std::vector<Segment> cut_at_labels(Reading& reading, const Passage& passage, const LabelPlace& place);

}  // namespace colloquy::source
