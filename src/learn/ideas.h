// What a learner said against the key ideas of the author: covered, partly, or not yet. Never a
// bare "wrong": this is a comparison of words, not understanding. Pure, no model, microseconds;
// runs in the browser too.
//
// Where the wordings are phrases ("give them time"), an idea is covered when enough of the words of
// meaning of one of them stand in the answer, in any order: other forms and words that say the same count, a
// slip of the pen is forgiven, numbers are words or digits, and under a negation exactly where the
// wording has one ("do not wait" does not cover "wait"). Words that the question gave away count little.
// Where a wording is a sentence, an answer that has its words may still say something else; a small model
// that was fitted to teachers' judgements decides (idea_model.h). It says "covered" where they
// agreed in nine of ten cases, "not yet" where they mostly did, and is silent between. It learnt from answers of
// pupils about school science, some of its words by themselves.
// The middle band is honest doubt: show the wording, let the learner judge. A misconception
// (Idea::against) that is covered is answered by its remark.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lesson/dialogue.h"

namespace colloquy::learn {

enum class Coverage : std::uint8_t { not_yet, partly, covered };

struct IdeaResult {
  Coverage coverage = Coverage::not_yet;
  double share = 0;         // of the best wording's weighted words found, 0..1
  std::size_t wording = 0;  // index of that wording in Idea::accept
  bool opposite = false;    // the words were there, under a negation that the wording has not (or the reverse)
  double log_odds = 0;      // that a teacher would accept it (idea_model.h); 0 where the words alone decided
};

// `question` is what was asked (may be ""): its words are no merit of the answer.
IdeaResult compare(std::string_view answer, const lesson::Idea& idea, std::string_view question = {});
std::vector<IdeaResult> compare(std::string_view answer, const std::vector<lesson::Idea>& ideas,
                                std::string_view question = {});

// Shares of a phrase's words from which it counts as covered and as partly covered.
inline constexpr double kCovered = 0.75, kPartly = 0.4;

}  // namespace colloquy::learn
