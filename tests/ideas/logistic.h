// Logistic regression with a ridge of its own for each coefficient, by Newton's method: for rows that are
// mostly zero (questions and words are columns too).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

struct Row {
  struct Entry {
    std::size_t column;
    double value;
  };
  std::vector<Entry> entries;
  bool correct = false;
};

// The coefficients that make the log loss of the rows plus half the sum of ridge * coefficient^2 least.
std::vector<double> fit_logistic(std::span<const Row> rows, std::span<const double> ridge);

// The probability that the row is correct.
double probability(std::span<const double> coefficients, const Row& row);
