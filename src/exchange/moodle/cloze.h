// Gaps in the words of a stem as Moodle's "multianswer" writes them:
//
//   The capital of France is {1:SHORTANSWER:=Paris~%50%Lutetia#An old name} and it lies on the {1:MC:=Seine~Rhine}.
//
// Source: Moodle's documentation, "Embedded Answers (Cloze) question type". Pure, one pass.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "exchange/bank/bank.h"

namespace colloquy::exchange::moodle {

// Takes the gaps out of the words: a kGapHere stands where each was. What is wrong, in one sentence, where something
// is.
std::optional<std::string> read_gaps(bank::Text& stem, std::vector<bank::Gap>& gaps);

// Words gaps select from, "[[1]]", and the choices they name: `choices` in the order of the file, each with its group.
struct Draggable {
  std::string words, group;
};
std::optional<std::string> read_places(bank::Text& stem, const std::vector<Draggable>& choices,
                                       std::vector<bank::Gap>& gaps);

// The stem with its gaps written out. Answers are escaped for the stem's markup.
std::string write_gaps(const bank::Text& stem, const std::vector<bank::Gap>& gaps);

}  // namespace colloquy::exchange::moodle
