// Aiken, the simplest way to write a question: a line, its options with letters, and which one is right.
//
//   What is the capital of France?
//   A. Lyon
//   B. Paris
//   ANSWER: B
//
// Read into the bank of GIFT, of which it is a part. Pure. Source: Moodle's documentation, "Aiken format".
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "exchange/gift/bank.h"

namespace colloquy::exchange::aiken {

// Each fault costs its own question only.
gift::Bank read(std::string_view file);

// Whether Aiken can say it: a choice with one right answer, whose words do not look like one of Aiken's own lines.
bool can_be_said(const gift::Question& question);

struct Written {
  std::string text;
  std::size_t left_out = 0;  // questions that are no choice with exactly one right answer
};
// Titles, feedback and weights have no place there; line breaks become spaces.
Written write(std::span<const gift::Question> questions);

}  // namespace colloquy::exchange::aiken
