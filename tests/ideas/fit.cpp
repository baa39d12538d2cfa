#include "fit.h"

#include <algorithm>
#include <utility>

using namespace colloquy::learn;

namespace {

constexpr int kTurns = 4;

Fit fit_chosen(std::span<const Chosen> chosen, std::vector<IdeaFeature> features, std::size_t words) {
  Design design(chosen, features);
  if (words > 0) design.learn_words(words);
  const std::vector<IdeaFeature> right = design.as_expected();
  return right.size() < features.size() ? fit_chosen(chosen, right, words) : design.result();
}

}  // namespace

MeasuredSet measure(std::span<const JudgedQuestion> questions) {
  MeasuredSet out;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const IdeaText question = idea_text(questions[i].question);
    const std::size_t first = out.references.size();
    for (const std::string& reference : questions[i].references) out.references.push_back(idea_text(reference));
    for (const JudgedAnswer& judged : questions[i].answers) {
      const IdeaText answer = idea_text(judged.text);
      MeasuredAnswer measured{{}, judged.correct, i};
      for (std::size_t k = first; k < out.references.size(); ++k) {
        measured.by_reference.push_back(measure_idea(answer, out.references[k], question));
      }
      out.answers.push_back(std::move(measured));
    }
  }
  return out;
}

double best_log_odds(const IdeaModel& model, const MeasuredAnswer& answer) {
  double best = -1e9;
  for (const IdeaMeasure& measured : answer.by_reference) best = std::max(best, log_odds(model, measured));
  return best;
}

Fit fit(std::span<const MeasuredAnswer* const> answers, const Recipe& recipe) {
  // At first the reference that is covered most speaks for the answer.
  Fit fitted;
  fitted.model.weights[static_cast<std::size_t>(IdeaFeature::covered)] = 1;
  std::vector<const IdeaMeasure*> before;
  for (int turn = 0; turn < kTurns; ++turn) {
    std::vector<Chosen> chosen;
    std::vector<const IdeaMeasure*> now;
    for (const MeasuredAnswer* answer : answers) {
      const auto less = [&](const IdeaMeasure& a, const IdeaMeasure& b) {
        return log_odds(fitted.model, a) < log_odds(fitted.model, b);
      };
      now.push_back(&*std::max_element(answer->by_reference.begin(), answer->by_reference.end(), less));
      chosen.push_back({now.back(), answer->correct, answer->question});
    }
    if (now == before) break;
    before = std::move(now);
    fitted = fit_chosen(chosen, recipe.features, recipe.words);
  }
  return fitted;
}
