// How likely a teacher would accept an answer, from what idea_features.h measured: two logistic
// models, for a key that has one wording and for the best of several (each further wording is a
// further chance to look alike, so the same likeness says less). Their coefficients were fitted by
// tests/ideas/fit.cpp on the training part of SemEval-2013 task 7, SciEntsBank for the first and
// Beetle for the second; tests/ideas/agreement.cpp fits them again and compares. Pure; sums and products only,
// so that a browser gets the same bits.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "learn/idea_features.h"

namespace colloquy::learn {

// What it adds to the log odds, in hundredths, that a word of the wording has its like in the answer, or that it has
// not.
struct LearntWord {
  std::string_view stem;
  std::int16_t found = 0, missed = 0;
};

struct IdeaModel {
  double intercept = 0;
  IdeaFeatures weights{};
  std::span<const LearntWord> words;  // ascending by stem
  // Log odds from which "covered" and up to which "not yet" may be said.
  double covered = 0, not_yet = 0;
};

extern const IdeaModel kOneWording, kSeveralWordings;

// Log odds that a teacher would accept it.
double log_odds(const IdeaModel& model, const IdeaMeasure& measure);

}  // namespace colloquy::learn
