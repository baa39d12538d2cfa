// Who says what in one part of a conversation. Names that the page gives are taken as they are; where
// it gives none, teacher and student are inferred from cues (praise, questions to the class, length)
// under the expectation that they take turns. Pure.
#pragma once

#include <string>
#include <vector>

#include "exchange/page/lines.h"
#include "exchange/page/read.h"

namespace colloquy::exchange::page {

inline constexpr std::string_view kTeacher = "Teacher";
inline constexpr std::string_view kStudent = "Student";

// "Ana: Is it ...", "Ana - Is it ...", or "Ana" alone: the name and the words after it ("" when
// alone). Only names in `cast` count.
struct Labelled {
  std::string name, text;
};
bool split_label(std::string_view line, const std::vector<std::string>& cast, Labelled& out);

// Whether a name says that its owner teaches ("Teacher", "Professor", "Tutor 2").
bool is_teacher(std::string_view name);

// The names that label lines of a conversation, in order of appearance. A word before a colon is a
// name if it is a role (Teacher, Student 2, Narrator ...), labels at least two lines, or every line
// has a label; and if at least a third of all lines are labelled.
std::vector<std::string> find_names(const std::vector<std::vector<Line>>& parts);

struct Casting {
  std::vector<std::string> who;  // parallel to the lines
  double sure = 0;               // share of the lines whose own cues agree with what was chosen
};
Casting infer_speakers(const std::vector<Line>& lines);

}  // namespace colloquy::exchange::page
