// Fits the logistic models of learn/idea_model.h: ridge regression by Newton's method. Where a question
// has several reference answers, an answer counts by the one that speaks best for it, so choosing and
// fitting take turns.
#pragma once

#include <span>
#include <vector>

#include "learn/idea_model.h"

struct MeasuredAnswer {
  std::vector<colloquy::learn::IdeaFeatures> by_reference;
  bool correct = false;
  std::size_t question = 0;
};

// `ridge` is the weight of the penalty on standardised coefficients.
colloquy::learn::IdeaModel fit(std::span<const MeasuredAnswer* const> answers, double ridge);

// The highest log odds over the references.
double best_log_odds(const colloquy::learn::IdeaModel& model, const MeasuredAnswer& answer);
