// What a comparison of an answer with one wording measures, for idea_model.h to weigh. A word of the
// wording that the question had already said counts little everywhere. Shares are in 0..1. After the
// lexical features of SemEval-2013 task 7 (Dzikovska and others, 2013). Pure.
#pragma once

#include <array>
#include <cstddef>

#include "learn/idea_text.h"

namespace colloquy::learn {

enum class IdeaFeature : std::size_t {
  covered,        // share of the wording's weight that has its like in the answer
  best_piece,     // the same of the wording's best sentence or clause: one of two may be enough
  least,          // likeness of that word of meaning that is missed most
  pairs,          // share of the wording's neighbouring words that are neighbours in the answer too
  letters,        // share of the wording's 2- to 4-grams that are in the answer
  precise,        // share of the answer's weight that has its like in the wording
  echoed,         // share of the answer's weight that the question had said
  opposed,        // share of the wording's words found only under a negation it has not (or the reverse)
  negation_more,  // the answer has a negation, the wording none
  negation_less,  // the reverse
  antonyms,       // words of the answer that are opposites of words of the wording, at most 2
  news,           // w / (w + 3), w the weight of the wording's words that the question had not said
};
inline constexpr std::size_t kIdeaFeatures = 12;

using IdeaFeatures = std::array<double, kIdeaFeatures>;

IdeaFeatures idea_features(const IdeaText& answer, const IdeaText& wording, const IdeaText& question);

}  // namespace colloquy::learn
