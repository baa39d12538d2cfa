#include "logistic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

using colloquy::learn::IdeaFeatures;
using colloquy::learn::IdeaModel;
using colloquy::learn::kIdeaFeatures;

namespace {

constexpr std::size_t kUnknowns = kIdeaFeatures + 1;  // the last is the intercept
using Vector = std::array<double, kUnknowns>;
using Matrix = std::array<Vector, kUnknowns>;

// Solves a x = b by elimination; a is symmetric and positive definite.
Vector solve(Matrix a, Vector b) {
  for (std::size_t i = 0; i < kUnknowns; ++i) {
    for (std::size_t row = i + 1; row < kUnknowns; ++row) {
      const double factor = a[row][i] / a[i][i];
      for (std::size_t k = i; k < kUnknowns; ++k) a[row][k] -= factor * a[i][k];
      b[row] -= factor * b[i];
    }
  }
  for (std::size_t i = kUnknowns; i-- > 0;) {
    for (std::size_t k = i + 1; k < kUnknowns; ++k) b[i] -= a[i][k] * b[k];
    b[i] /= a[i][i];
  }
  return b;
}

// What a reader expects of each feature: 1 speaks for the answer, -1 against it, 0 either. A
// coefficient that data of one field would turn the other way is left out, for ours are other fields.
constexpr std::array<int, kIdeaFeatures> kSigns = {1, 1, 1, 1, 1, 1, 0, -1, -1, -1, -1, 0};

struct Row {
  const IdeaFeatures* features;
  bool correct;
};

IdeaModel fit_rows(const std::vector<Row>& rows, double ridge, std::array<bool, kIdeaFeatures> left_out = {}) {
  const double n = static_cast<double>(rows.size());
  IdeaFeatures mean{}, scale{};
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < kIdeaFeatures; ++i) mean[i] += (*row.features)[i] / n;
  }
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < kIdeaFeatures; ++i) {
      const double off = (*row.features)[i] - mean[i];
      scale[i] += off * off / n;
    }
  }
  for (double& s : scale) s = s > 1e-12 ? std::sqrt(s) : 1;
  Vector w{};
  for (int step = 0; step < 50; ++step) {
    Matrix hessian{};
    Vector gradient{};
    for (const Row& row : rows) {
      Vector x{};
      double z = w[kIdeaFeatures];
      for (std::size_t i = 0; i < kIdeaFeatures; ++i) {
        x[i] = ((*row.features)[i] - mean[i]) / scale[i];
        z += w[i] * x[i];
      }
      x[kIdeaFeatures] = 1;
      const double p = 1 / (1 + std::exp(-z));
      for (std::size_t i = 0; i < kUnknowns; ++i) {
        gradient[i] += x[i] * (p - (row.correct ? 1 : 0));
        for (std::size_t k = 0; k < kUnknowns; ++k) hessian[i][k] += p * (1 - p) * x[i] * x[k];
      }
    }
    for (std::size_t i = 0; i < kIdeaFeatures; ++i) {
      gradient[i] += ridge * w[i];
      hessian[i][i] += ridge;
      if (!left_out[i]) continue;
      for (std::size_t k = 0; k < kUnknowns; ++k) hessian[i][k] = hessian[k][i] = i == k ? 1 : 0;
      gradient[i] = 0;
    }
    const Vector move = solve(hessian, gradient);
    double largest = 0;
    for (std::size_t i = 0; i < kUnknowns; ++i) {
      w[i] -= move[i];
      largest = std::max(largest, std::abs(move[i]));
    }
    if (largest < 1e-10) break;
  }
  bool all_as_expected = true;
  for (std::size_t i = 0; i < kIdeaFeatures; ++i) {
    if (w[i] * kSigns[i] >= 0) continue;
    left_out[i] = true;
    all_as_expected = false;
  }
  if (!all_as_expected) return fit_rows(rows, ridge, left_out);
  IdeaModel model;
  model.intercept = w[kIdeaFeatures];
  for (std::size_t i = 0; i < kIdeaFeatures; ++i) {
    model.weights[i] = w[i] / scale[i];
    model.intercept -= model.weights[i] * mean[i];
  }
  return model;
}

}  // namespace

double best_log_odds(const IdeaModel& model, const MeasuredAnswer& answer) {
  double best = -1e9;
  for (const IdeaFeatures& features : answer.by_reference) best = std::max(best, log_odds(model, features));
  return best;
}

IdeaModel fit(std::span<const MeasuredAnswer* const> answers, double ridge) {
  // At first the reference that is covered most speaks for the answer.
  IdeaModel model;
  model.weights[0] = 1;
  for (int turn = 0; turn < 4; ++turn) {
    std::vector<Row> rows;
    for (const MeasuredAnswer* answer : answers) {
      const auto less = [&](const IdeaFeatures& a, const IdeaFeatures& b) {
        return log_odds(model, a) < log_odds(model, b);
      };
      rows.push_back(
          {&*std::max_element(answer->by_reference.begin(), answer->by_reference.end(), less), answer->correct});
    }
    model = fit_rows(rows, ridge);
  }
  return model;
}
