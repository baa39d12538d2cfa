#include "validate.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <string>
#include <utility>

Folds shuffled_folds(std::size_t questions, unsigned seed) {
  constexpr std::size_t kFolds = 10;
  Folds order(questions), folds(questions);
  std::iota(order.begin(), order.end(), 0u);
  std::mt19937 dice(seed);
  for (std::size_t i = questions; i > 1; --i) std::swap(order[i - 1], order[dice() % i]);
  for (std::size_t i = 0; i < questions; ++i) folds[order[i]] = i % kFolds;
  return folds;
}

Folds units(std::span<const JudgedQuestion> questions) {
  std::vector<std::string> names;
  Folds out;
  for (const JudgedQuestion& question : questions) {
    auto at = std::find(names.begin(), names.end(), question.unit);
    if (at == names.end()) at = names.insert(at, question.unit);
    out.push_back(static_cast<std::size_t>(at - names.begin()));
  }
  return out;
}

std::vector<Judgement> validate(const MeasuredSet& set, const Folds& folds, const Recipe& recipe) {
  std::vector<Judgement> out;
  const std::size_t last = *std::max_element(folds.begin(), folds.end());
  for (std::size_t fold = 0; fold <= last; ++fold) {
    std::vector<const MeasuredAnswer*> training;
    for (const MeasuredAnswer& answer : set.answers) {
      if (folds[answer.question] != fold) training.push_back(&answer);
    }
    const Fit fitted = fit(training, recipe);
    for (const MeasuredAnswer& answer : set.answers) {
      if (folds[answer.question] == fold) out.push_back({best_log_odds(fitted.model, answer), answer.correct, fold});
    }
  }
  return out;
}

Fit fit_all(const MeasuredSet& set, const Recipe& recipe) {
  std::vector<const MeasuredAnswer*> all;
  for (const MeasuredAnswer& answer : set.answers) all.push_back(&answer);
  return fit(all, recipe);
}
