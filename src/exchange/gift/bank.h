// A bank of questions as GIFT knows them (Moodle's "General Import Format Template"): what a file says, before any of
// it becomes an item of ours.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace colloquy::exchange::gift {

enum class Markup {
  moodle,
  html,
  markdown,
  plain
};  // "moodle": words in which line breaks and double spaces mean nothing

struct Text {
  Markup markup = Markup::moodle;
  std::string words;
  friend bool operator==(const Text&, const Text&) = default;
};

// A number as an answer: exactly one, one give or take some, or any between two.
struct Quantity {
  enum class Kind { exact, tolerance, range };
  Kind kind = Kind::exact;
  double number = 0, tolerance = 0;  // exact and tolerance
  double low = 0, high = 0;          // range
  friend bool operator==(const Quantity&, const Quantity&) = default;
};

struct Choice {
  bool right = false;                // written with "=", not with "~"
  std::optional<double> weight;      // percent, may be below 0
  Text text;                         // not of numerical questions
  std::optional<Quantity> quantity;  // of numerical questions only; none: any other number
  std::optional<Text> feedback;
  friend bool operator==(const Choice&, const Choice&) = default;
};

struct Pair {
  Text question;  // may be empty: an answer that fits nothing
  std::string answer;
  friend bool operator==(const Pair&, const Pair&) = default;
};

enum class Kind { category, description, essay, true_false, choice, short_answer, numerical, matching };

struct Question {
  Kind kind = Kind::description;
  std::size_t line = 0;  // where it begins, from 1
  std::optional<std::string> id;
  std::vector<std::string> tags;
  std::optional<std::string> title;  // of a category: the category
  Text stem;                         // "_____" where the answer stands, if it stands within
  bool embedded = false;
  std::optional<Text> feedback;  // for every answer
  bool is_true = false;
  std::optional<Text> true_feedback, false_feedback;
  std::vector<Choice> choices;  // in the order of the file
  bool listed = true;           // numerical: as a list of choices, or as one number alone
  std::vector<Pair> pairs;
  friend bool operator==(const Question&, const Question&) = default;
};

// What is wrong with one question, which is then not in the bank.
struct Fault {
  std::size_t line = 0, column = 0;  // from 1, columns in bytes
  std::string message;               // one plain sentence that says what to do
};

struct Bank {
  std::vector<Question> questions;
  std::vector<Fault> faults;
};

}  // namespace colloquy::exchange::gift
