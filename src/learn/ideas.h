// What a learner said against the key ideas of the author: covered, partly, or not yet. Never a
// bare "wrong": this is a comparison of words, not understanding. Pure, no model, microseconds;
// runs in the browser too.
//
// An idea is covered when enough of the content words of one of its wordings stand in the answer,
// in any order: equal stems, a slip of the pen forgiven, numbers as words or digits, and under a
// negation exactly where the wording has one ("do not wait" does not cover "wait"). Words that the
// question gave away count little. The middle band is honest doubt: show the wording, let the
// learner judge. A misconception (Idea::against) that is covered is answered by its remark.
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
};

// `question` is what was asked (may be ""): its words are no merit of the answer.
IdeaResult compare(std::string_view answer, const lesson::Idea& idea, std::string_view question = {});
std::vector<IdeaResult> compare(std::string_view answer, const std::vector<lesson::Idea>& ideas,
                                std::string_view question = {});

// Shares from which an idea counts as covered and as partly covered. Chosen on SciEntsBank and
// Beetle (ideas_test prints what they give there).
inline constexpr double kCovered = 0.75, kPartly = 0.4;

}  // namespace colloquy::learn
