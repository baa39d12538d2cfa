// Aiken, the simplest way to write a question: a line, its options with letters, and which one is right.
//
//   What is the capital of France?
//   A. Lyon
//   B. Paris
//   ANSWER: B
//
// Pure. Source: Moodle's documentation, "Aiken format".
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "exchange/bank/bank.h"

namespace colloquy::exchange::aiken {

// Each fault costs its own question only.
bank::Bank read(std::string_view file);

// Whether Aiken can say it: a choice with one right answer, whose words do not look like one of Aiken's own lines.
bool can_be_said(const bank::Question& question);

struct Written {
  std::string text;
  std::size_t left_out = 0;  // questions that are no choice with exactly one right answer
};
// Titles, feedback and weights have no place there; line breaks become spaces.
Written write(std::span<const bank::Question> questions);

}  // namespace colloquy::exchange::aiken
