// What the rules on test items share: walking over questions and over lists of options.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "check/facts.h"
#include "lesson/question.h"

namespace colloquy::check {

void each_question(const lesson::Lesson& lesson, const std::function<void(const lesson::Question&)>& see);

// Options in one place: of a choice, multiple or true/false question, or of a pick in the
// conversation.
struct OptionList {
  const std::vector<lesson::Option>* options = nullptr;
  const lesson::Question* question = nullptr;  // null: a pick
  base::Span place;                            // of the question, or of the label
};
void each_option_list(const lesson::Lesson& lesson, const std::function<void(const OptionList&)>& see);

// A choice question (one right option) with at least three options, taken apart; the rules on
// distractors read this. Texts are plain.
struct ChoiceItem {
  const lesson::Question* question = nullptr;
  std::string stem, key;
  std::size_t key_index = 0;
  std::vector<std::string> distractors;
  std::vector<const lesson::Option*> wrong;
};
void each_choice(const lesson::Lesson& lesson, const std::function<void(const ChoiceItem&)>& see);

// Where to point when a question as a whole is meant: its first line.
base::Span place_of(const lesson::Question& question);

// The last sentence of a stem that asks, else its last sentence.
std::string asked(std::string_view stem);

}  // namespace colloquy::check
