// Grading: (question, what the learner gave) -> score and what to show. Pure; done on the server
// only, for questions and keys never leave it before the answer. Deterministic: a regrade of the
// log gives the same marks.
//
// Partial credit: multiple and hot text (hits - wrong picks) / right ones, not below 0; match and
// cloze by pair and gap; order by the longest run of steps left in their order; open by ideas.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "learn/ideas.h"
#include "lesson/question.h"

namespace colloquy::learn {

// What the learner gave; only what the kind of question needs is read.
struct Response {
  std::vector<std::string> picked;                          // ids: options; hot text: gaps
  std::vector<std::pair<std::string, std::string>> joined;  // match: id of the pair at left, id of the pair at right
  std::vector<std::string> ordered;                         // order: ids of steps
  std::vector<std::string> texts;  // gaps in order (menu: the choice's text); short, numeric, open: [0]
};

enum class Verdict : std::uint8_t { unanswered, wrong, partly, right };

// One thing of the question judged by itself: an option, pair, step, gap or idea.
struct Mark {
  std::string id;
  Verdict verdict = Verdict::unanswered;
};

struct Graded {
  double score = 0;   // 0..1
  double points = 0;  // score * the question's points
  Verdict verdict = Verdict::unanswered;
  std::vector<Mark> marks;        // in the question's order
  std::string matched_option;     // short answer: id of the expected answer that was given, with its remark
  std::vector<IdeaResult> ideas;  // open: one an idea
  bool sure = true;               // false: an idea is in the middle band; let the learner judge themselves
};

using Units = std::map<std::string, std::vector<std::string>>;  // unit -> other spellings

Graded grade(const lesson::Question& question, const Response& response, const Units& units = {});

// Whether `given` is what is `accepted`, where * stands for any letters (also none) and \* for an asterisk.
// Case, accents and punctuation at the ends do not count unless `exact`.
enum class Spelling : std::uint8_t { lenient, exact };
bool is_answer(std::string_view given, std::string_view accepted, Spelling spelling);

// Whether `given` is within the range, with its unit or none. A wrong unit is a wrong answer; any
// words may follow where no unit is asked for.
bool is_number_answer(std::string_view given, const lesson::Numeric& wanted, const Units& units = {});

// Typed cards: any of the accepted answers.
bool is_typed_answer(std::string_view given, const std::vector<std::string>& accept);

}  // namespace colloquy::learn
