// A bank of questions as Moodle's formats know them, GIFT ("General Import Format Template"), Aiken and XML: what a
// file says, before any of it becomes an item of ours, and what of ours can be said in a file.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace colloquy::exchange::bank {

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

// Where the next of a cloze question's gaps stands in the words of its stem. XML cannot hold this character.
inline constexpr char kGapHere = '\x1a';

struct Gap {
  enum class Kind { words, number, menu };
  Kind kind = Kind::words;
  double points = 1;   // its part of the question's
  bool exact = false;  // words: upper and lower case count
  std::vector<Choice> choices;
  friend bool operator==(const Gap&, const Gap&) = default;
};

// A picture that texts of the question name as "@@PLUGINFILE@@/name".
struct File {
  std::string name;  // no folder in it
  std::string bytes;
  friend bool operator==(const File&, const File&) = default;
};

enum class Kind { category, description, essay, true_false, choice, short_answer, numerical, matching, order, cloze };

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

  // What GIFT has no words for.
  bool several = false;        // choice: more than one is to be picked
  bool shuffled = true;        // choice: in any order
  bool exact = false;          // short answer: upper and lower case count
  std::string unit;            // numerical, "" none
  std::vector<Text> steps;     // order: as written is right
  std::vector<Gap> gaps;       // cloze: one for each kGapHere
  std::optional<Text> grader;  // essay: what whoever grades it looks for
  std::vector<Text> hints;
  std::optional<double> points;  // above 0; none: 1
  std::vector<File> files;
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
  std::vector<Fault> lost;  // what is missing of questions that are there
};

}  // namespace colloquy::exchange::bank
