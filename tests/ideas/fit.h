// Fits the models of learn/idea_model.h to teachers' judgements. Where a question has several reference answers,
// an answer counts by the one that speaks best for it, so choosing and fitting take turns.
#pragma once

#include <deque>
#include <span>
#include <vector>

#include "dataset.h"
#include "design.h"
#include "learn/idea_model.h"

struct MeasuredAnswer {
  std::vector<colloquy::learn::IdeaMeasure> by_reference;
  bool correct = false;
  std::size_t question = 0;
};

struct MeasuredSet {
  std::deque<colloquy::learn::IdeaText> references;  // the measures point into them
  std::vector<MeasuredAnswer> answers;
};

MeasuredSet measure(std::span<const JudgedQuestion> questions);

struct Recipe {
  std::vector<colloquy::learn::IdeaFeature> features;
  std::size_t words = 0;  // how many counts of single words, found or missed, may be learnt
};

Fit fit(std::span<const MeasuredAnswer* const> answers, const Recipe& recipe);

// The highest log odds over the references.
double best_log_odds(const colloquy::learn::IdeaModel& model, const MeasuredAnswer& answer);
