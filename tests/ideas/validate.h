// Cross-validation by whole questions: what a model says of answers to questions that it was not fitted to.
#pragma once

#include <span>
#include <vector>

#include "dataset.h"
#include "figures.h"
#include "fit.h"

// The fold of each question.
using Folds = std::vector<std::size_t>;

// Ten folds of questions in the order that the seed gives.
Folds shuffled_folds(std::size_t questions, unsigned seed);

// One fold for each unit.
Folds units(std::span<const JudgedQuestion> questions);

// A model for each fold, fitted by the whole recipe, words and all, to the other folds alone.
std::vector<Judgement> validate(const MeasuredSet& set, const Folds& folds, const Recipe& recipe);

Fit fit_all(const MeasuredSet& set, const Recipe& recipe);
