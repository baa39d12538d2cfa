#include "logistic.h"

#include <algorithm>
#include <cmath>

namespace {

constexpr int kSteps = 50;
constexpr double kStill = 1e-9;

// Solves a x = b in place by Cholesky's decomposition; of a, symmetric and positive definite, only the lower
// half is read.
void solve(std::vector<std::vector<double>>& a, std::vector<double>& b) {
  const std::size_t n = b.size();
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double sum = a[i][j];
      for (std::size_t k = 0; k < j; ++k) sum -= a[i][k] * a[j][k];
      a[i][j] = i == j ? std::sqrt(sum) : sum / a[j][j];
    }
    for (std::size_t k = 0; k < i; ++k) b[i] -= a[i][k] * b[k];
    b[i] /= a[i][i];
  }
  for (std::size_t i = n; i-- > 0;) {
    b[i] /= a[i][i];
    for (std::size_t k = 0; k < i; ++k) b[k] -= a[i][k] * b[i];
  }
}

}  // namespace

double probability(std::span<const double> coefficients, const Row& row) {
  double z = 0;
  for (const Row::Entry& entry : row.entries) z += coefficients[entry.column] * entry.value;
  return 1 / (1 + std::exp(-z));
}

std::vector<double> fit_logistic(std::span<const Row> rows, std::span<const double> ridge) {
  const std::size_t n = ridge.size();
  std::vector<double> w(n);
  for (int step = 0; step < kSteps; ++step) {
    std::vector<std::vector<double>> hessian(n, std::vector<double>(n));
    std::vector<double> move(n);
    for (const Row& row : rows) {
      const double p = probability(w, row);
      for (const Row::Entry& a : row.entries) {
        move[a.column] += a.value * (p - (row.correct ? 1 : 0));
        for (const Row::Entry& b : row.entries) {
          if (b.column <= a.column) hessian[a.column][b.column] += p * (1 - p) * a.value * b.value;
        }
      }
    }
    for (std::size_t i = 0; i < n; ++i) {
      move[i] += ridge[i] * w[i];
      hessian[i][i] += ridge[i];
    }
    solve(hessian, move);
    double largest = 0;
    for (std::size_t i = 0; i < n; ++i) {
      w[i] -= move[i];
      largest = std::max(largest, std::abs(move[i]));
    }
    if (largest < kStill) break;
  }
  return w;
}
