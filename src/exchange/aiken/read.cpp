#include <optional>
#include <utility>

#include "exchange/aiken/aiken.h"
#include "exchange/next_line.h"
#include "exchange/spaces.h"

namespace colloquy::exchange::aiken {
namespace {

using bank::Choice;
using bank::Question;

constexpr std::string_view kAnswer = "ANSWER:";

// "A. words" and "A) words": the letter, and the words after it.
std::optional<std::pair<char, std::string_view>> option_of(std::string_view line) {
  if (line.size() < 2 || line[0] < 'A' || line[0] > 'Z' || (line[1] != '.' && line[1] != ')') ||
      (line.size() > 2 && line[2] != ' '))
    return std::nullopt;
  return std::pair(line[0], trim(line.substr(2)));
}

class Reader {
 public:
  bank::Bank read(std::string_view file) {
    file = without_mark(file);
    while (!file.empty()) {
      const std::string_view line = trim(next_line(file));
      ++line_;
      if (skipping_)
        skipping_ = !line.empty() && !line.starts_with(kAnswer);
      else if (!line.empty())
        take(line);
    }
    if (question_) fail_unanswered();
    return std::move(bank_);
  }

 private:
  void fail(std::size_t line, std::string message) {
    bank_.faults.push_back({line, 1, std::move(message)});
    question_.reset();
  }
  void fail_unanswered() { fail(question_->line, "The question has no line \"ANSWER: A\" after its options."); }
  // What is left of the question is none of its own.
  void fail_within(std::string message) {
    fail(line_, std::move(message));
    skipping_ = true;
  }

  void take(std::string_view line) {
    if (line.starts_with(kAnswer)) return take_answer(trim(line.substr(kAnswer.size())));
    const auto option = option_of(line);
    if (option && question_) return take_option(option->first, option->second);
    // A new question where the one before has its options, but no answer.
    if (question_ && !question_->choices.empty()) fail_unanswered();
    if (question_) {
      question_->stem.words.append(" ").append(line);
      return;
    }
    question_.emplace();
    question_->kind = bank::Kind::choice;
    question_->line = line_;
    question_->stem.words = line;
  }

  void take_option(char letter, std::string_view words) {
    const char expected = static_cast<char>('A' + static_cast<int>(question_->choices.size()));
    if (letter != expected)
      return fail_within(std::string("The options are in the order of the alphabet: ") + expected + " comes here.");
    if (words.empty()) return fail_within(std::string("Option ") + letter + " has no words.");
    Choice choice;
    choice.text.words = words;
    question_->choices.push_back(std::move(choice));
  }

  void take_answer(std::string_view letter) {
    if (!question_) return fail(line_, "There is an answer and no question before it.");
    if (question_->choices.size() < 2)
      return fail(question_->line, "A question has at least two options, as \"A. words\".");
    const std::size_t index = letter.size() == 1 && letter[0] >= 'A' ? static_cast<std::size_t>(letter[0] - 'A') : 26;
    if (index >= question_->choices.size())
      return fail(line_, "The answer is the letter of one of the options, as \"ANSWER: A\".");
    question_->choices[index].right = true;
    bank_.questions.push_back(*std::exchange(question_, std::nullopt));
  }

  bank::Bank bank_;
  std::optional<Question> question_;
  bool skipping_ = false;  // to the end of a question with a fault: its answer, or an empty line
  std::size_t line_ = 0;
};

}  // namespace

bank::Bank read(std::string_view file) {
  return Reader().read(file);
}

}  // namespace colloquy::exchange::aiken
