// One fit of a model of learn/idea_model.h, the reference that counts for each answer being chosen (fit.h). Its
// columns are the intercept, the features, an intercept of each question and single words.
#pragma once

#include <map>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "learn/idea_model.h"
#include "logistic.h"

struct Chosen {
  const colloquy::learn::IdeaMeasure* measure;
  bool correct;
  std::size_t question;
};

struct Fit {
  colloquy::learn::IdeaModel model;  // without limits of what may be said; its words are those below
  std::vector<colloquy::learn::LearntWord> words;

  Fit() = default;
  Fit(Fit&&) = default;
  Fit& operator=(Fit&&) = default;
};

// Every question of the training has an intercept of its own (a random effect; Laird and Ware, 1982): teachers are
// strict with one and mild with another, and a new question does not show it.
class Design {
 public:
  Design(std::span<const Chosen> chosen, std::vector<colloquy::learn::IdeaFeature> features);

  // Takes in the words, found or missed, of which the first step of Newton's method would win most, and takes the
  // mean of the fits without and with them: what words say holds in their field, and less is lost in another.
  void learn_words(std::size_t most);
  // Those whose coefficient has the sign that a reader expects.
  std::vector<colloquy::learn::IdeaFeature> as_expected() const;
  Fit result() const;

 private:
  using WordCount = std::pair<std::string_view, bool>;  // a stem, found or missed

  double feature(const Chosen& row, std::size_t i) const;

  std::span<const Chosen> chosen_;
  std::vector<colloquy::learn::IdeaFeature> features_;
  std::vector<double> mean_, scale_, ridge_, fitted_;
  std::map<WordCount, std::size_t> word_at_;  // its column
  std::vector<Row> rows_;
};
