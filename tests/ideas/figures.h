// How well judgements agree with teachers'.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "learn/idea_model.h"

struct Judgement {
  double log_odds;
  bool correct;
  std::size_t fold = 0;  // that the model was not fitted to
};

// From where on "covered" is said, and up to where "not yet".
struct Limits {
  double covered, not_yet;
};

struct Figures {
  double accuracy = 0;
  double always_same = 0;  // the accuracy of always giving the more frequent answer
  // The share of the answers of which "covered" is said, and of these that of those which teachers accepted.
  double covered = 0, covered_right = 0;
  double not_yet = 0, not_yet_right = 0;

  // The share on which the grader decides; the others are left to the learner.
  double spoken() const { return covered + not_yet; }
};

// `limits`: one pair for all, or one for each fold.
Figures figures_of(std::span<const Judgement> judgements, std::span<const Limits> limits);
Figures figures_of(std::span<const Judgement> judgements, const colloquy::learn::IdeaModel& shipped);

// For each fold the limits that the judgements of the other folds ask for: "covered" is said as often as it can be with
// `right` of it right, and "not yet" so often that `spoken` of the answers are decided.
std::vector<Limits> limits_of_others(std::span<const Judgement> judgements, double right, double spoken);
