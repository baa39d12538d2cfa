// How well judgements agree with teachers'.
#pragma once

#include <cstddef>
#include <span>

#include "learn/idea_model.h"

struct Judgement {
  double log_odds;
  bool correct;
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

// By the limits of the model.
Figures figures_of(std::span<const Judgement> judgements, const colloquy::learn::IdeaModel& shipped);
