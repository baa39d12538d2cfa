#include "design.h"

#include <algorithm>
#include <cmath>
#include <set>

using namespace colloquy::learn;

namespace {

// Ridges: of a standardised feature, of a word (0 or 1) and of a question.
constexpr double kOfFeature = 100, kOfWord = 4, kOfQuestion = 10;
// A word of fewer questions would be learnt as the name of one.
constexpr std::size_t kQuestions = 2;

// What a reader expects of each feature: 1 speaks for the answer, -1 against it, 0 either. A
// coefficient that data of one field would turn the other way is left out, for ours are other fields.
int expected_sign(IdeaFeature feature) {
  switch (feature) {
    case IdeaFeature::missed:
    case IdeaFeature::negation_less:
    case IdeaFeature::antonyms: return -1;
    case IdeaFeature::told: return 0;
    default: return 1;
  }
}

}  // namespace

Design::Design(std::span<const Chosen> chosen, std::vector<IdeaFeature> features)
    : chosen_(chosen), features_(std::move(features)) {
  const double n = static_cast<double>(chosen.size());
  for (std::size_t i = 0; i < features_.size(); ++i) {
    double mean = 0, variance = 0;
    for (const Chosen& row : chosen) mean += feature(row, i) / n;
    for (const Chosen& row : chosen) variance += (feature(row, i) - mean) * (feature(row, i) - mean) / n;
    mean_.push_back(mean);
    scale_.push_back(variance > 1e-12 ? std::sqrt(variance) : 1);
  }
  std::map<std::size_t, std::size_t> question_at;
  for (const Chosen& row : chosen) question_at.try_emplace(row.question, 1 + features_.size() + question_at.size());
  ridge_.assign(1, 0);
  ridge_.resize(1 + features_.size(), kOfFeature);
  ridge_.resize(1 + features_.size() + question_at.size(), kOfQuestion);
  for (const Chosen& row : chosen) {
    Row out{{{0, 1}, {question_at[row.question], 1}}, row.correct};
    for (std::size_t i = 0; i < features_.size(); ++i) {
      out.entries.push_back({1 + i, (feature(row, i) - mean_[i]) / scale_[i]});
    }
    rows_.push_back(std::move(out));
  }
  fitted_ = fit_logistic(rows_, ridge_);
}

double Design::feature(const Chosen& row, std::size_t i) const {
  return row.measure->features[static_cast<std::size_t>(features_[i])];
}

void Design::learn_words(std::size_t most) {
  struct Slope {
    double gradient = 0, curvature = kOfWord;
    std::set<std::size_t> questions;
    double gain() const { return gradient * gradient / curvature; }
  };
  std::map<WordCount, Slope> slopes;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const double p = probability(fitted_, rows_[i]);
    for (const FoundWord& word : chosen_[i].measure->words) {
      Slope& slope = slopes[{word.stem, word.found}];
      slope.gradient += p - (rows_[i].correct ? 1 : 0);
      slope.curvature += p * (1 - p);
      slope.questions.insert(chosen_[i].question);
    }
  }
  std::erase_if(slopes, [](const auto& entry) { return entry.second.questions.size() < kQuestions; });
  std::vector<std::pair<WordCount, Slope>> best(slopes.begin(), slopes.end());
  std::stable_sort(best.begin(), best.end(),
                   [](const auto& a, const auto& b) { return a.second.gain() > b.second.gain(); });
  best.resize(std::min(best.size(), most));
  for (const auto& [word, slope] : best) {
    word_at_[word] = ridge_.size();
    ridge_.push_back(kOfWord);
  }
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    for (const FoundWord& word : chosen_[i].measure->words) {
      const auto at = word_at_.find({word.stem, word.found});
      if (at != word_at_.end()) rows_[i].entries.push_back({at->second, 1});
    }
  }
  std::vector<double> without = std::move(fitted_);
  without.resize(ridge_.size());
  fitted_ = fit_logistic(rows_, ridge_);
  for (std::size_t i = 0; i < fitted_.size(); ++i) fitted_[i] = (fitted_[i] + without[i]) / 2;
}

std::vector<IdeaFeature> Design::as_expected() const {
  std::vector<IdeaFeature> out;
  for (std::size_t i = 0; i < features_.size(); ++i) {
    if (fitted_[1 + i] * expected_sign(features_[i]) >= 0) out.push_back(features_[i]);
  }
  return out;
}

Fit Design::result() const {
  Fit out;
  out.model.intercept = fitted_[0];
  for (std::size_t i = 0; i < features_.size(); ++i) {
    const double weight = fitted_[1 + i] / scale_[i];
    out.model.weights[static_cast<std::size_t>(features_[i])] = weight;
    out.model.intercept -= weight * mean_[i];
  }
  std::map<std::string_view, LearntWord> words;
  for (const auto& [word, column] : word_at_) {
    LearntWord& learnt = words.try_emplace(word.first, LearntWord{word.first}).first->second;
    (word.second ? learnt.found : learnt.missed) = static_cast<std::int16_t>(std::lround(fitted_[column] * 100));
  }
  for (const auto& [stem, learnt] : words) {
    if (learnt.found != 0 || learnt.missed != 0) out.words.push_back(learnt);
  }
  out.model.words = out.words;
  return out;
}
