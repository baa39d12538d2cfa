// From a log to what is fitted: cards with their histories, without the outliers, each answer with its weight.
#pragma once

#include <cstddef>
#include <vector>

#include "learn/initial_stability.h"
#include "learn/review_log.h"

namespace colloquy::learn {

struct TrainingSet {
  Histories cards;                  // the shortest first
  std::vector<FirstRecall> firsts;  // for the first stabilities
  std::size_t answers = 0;          // that count, outliers too
  std::size_t items = 0;            // those that are no outliers
  std::size_t first_items = 0;      // those in `firsts`
  double average = 0;               // of all items, how many were recalled
};

// One learner changes: a later answer weighs more, from 0.25 to 1 with the cube of its rank. Many learners together do
// not.
enum class Weighting : std::uint8_t { recent, equal };

// Outliers (fsrs-rs, dataset.rs): cards are grouped by first grade and days until they were first asked again on
// another day; the smallest groups go, up to 5 % or 20 answers, and of the others those with fewer than 6 answers or
// more than 100 days (365 after Easy). Of a history the first 256 answers count.
TrainingSet training_set(ReviewLog log, Weighting weighting = Weighting::recent);

// All answers with a weight of 1, none left out.
Histories histories(ReviewLog log);

}  // namespace colloquy::learn
