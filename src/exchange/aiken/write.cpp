#include <algorithm>

#include "exchange/aiken/aiken.h"
#include "exchange/spaces.h"

namespace colloquy::exchange::aiken {
namespace {}  // namespace

bool can_be_said(const bank::Question& question) {
  const auto right = std::count_if(question.choices.begin(), question.choices.end(),
                                   [](const bank::Choice& choice) { return choice.right; });
  const std::string stem = on_one_line(question.stem.words);
  return question.kind == bank::Kind::choice && right == 1 && question.choices.size() >= 2 &&
         question.choices.size() <= 26 && !stem.empty() && !stem.starts_with("ANSWER:") &&
         std::none_of(question.choices.begin(), question.choices.end(),
                      [](const bank::Choice& choice) { return on_one_line(choice.text.words).empty(); });
}

Written write(std::span<const bank::Question> questions) {
  Written out;
  for (const bank::Question& question : questions) {
    if (question.kind == bank::Kind::category || question.kind == bank::Kind::description) continue;
    if (!can_be_said(question)) {
      ++out.left_out;
      continue;
    }
    if (!out.text.empty()) out.text += '\n';
    out.text.append(on_one_line(question.stem.words)).append("\n");
    char letter = 'A', right = 'A';
    for (const bank::Choice& choice : question.choices) {
      if (choice.right) right = letter;
      out.text.append(1, letter++).append(". ").append(on_one_line(choice.text.words)).append("\n");
    }
    out.text.append("ANSWER: ").append(1, right).append("\n");
  }
  return out;
}

}  // namespace colloquy::exchange::aiken
