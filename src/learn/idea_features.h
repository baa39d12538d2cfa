// What a comparison of an answer with one wording measures, for idea_model.h to weigh. A word of the
// wording that the question had already said counts little everywhere. Shares are in 0..1. After the
// lexical features of SemEval-2013 task 7 (Dzikovska and others, 2013). Pure.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "learn/idea_text.h"

namespace colloquy::learn {

enum class IdeaFeature : std::size_t {
  covered,        // share of the wording's worth that has its like in the answer
  missed,         // worth of the wording that has not; unlike a share it grows with the wording
  fresh,          // share of the answer's worth beyond the question that has its like in the wording
  told,           // w / (w + 3), w the answer's worth beyond the question: who says more knows more
  pairs,          // share of the wording's neighbouring words that are neighbours in the answer too
  letters,        // share of the wording's 2- to 4-grams that are in the answer
  negation_less,  // the wording has a negation, the answer none
  antonyms,       // words of the answer that are opposites of words of the wording, at most 2
};
inline constexpr std::size_t kIdeaFeatures = 8;

using IdeaFeatures = std::array<double, kIdeaFeatures>;

// Whether a word of the wording has its like in the answer.
struct FoundWord {
  std::string_view stem;  // into the wording
  bool found = false;
};

struct IdeaMeasure {
  IdeaFeatures features{};
  std::vector<FoundWord> words;  // the wording's words by stem, each once
};

// The wording has to outlive the measure.
IdeaMeasure measure_idea(const IdeaText& answer, const IdeaText& wording, const IdeaText& question);

}  // namespace colloquy::learn
