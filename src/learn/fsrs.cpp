#include "learn/fsrs.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace colloquy::learn {
namespace {

// Bounds of each parameter (fsrs-rs, parameter_clipper.rs), short-term memory on.
struct Bound {
  double low, high;
};
constexpr std::array<Bound, 21> kBounds = {
    {{0.001, 100},  {0.001, 100}, {0.001, 100}, {0.001, 100}, {1, 10},    {0.001, 4},    {0.001, 4},
     {0.001, 0.75}, {0, 4.5},     {0, 0.8},     {0.001, 3.5}, {0.001, 5}, {0.001, 0.25}, {0.001, 0.9},
     {0, 4},        {0, 1},       {1, 6},       {0, 2},       {0, 2},     {0.01, 0.8},   {0.1, 0.8}}};

double raw_first_difficulty(const Weights& w, Grade grade) {
  return w[4] - std::exp(w[5] * (static_cast<double>(grade) - 1)) + 1;
}

}  // namespace

Fsrs::Fsrs(const Weights& weights)
    : w_(weights),
      decay_(-weights[20]),
      factor_(std::pow(0.9, 1 / decay_) - 1),
      base_difficulty_(raw_first_difficulty(weights, Grade::easy)),
      growth_(std::exp(weights[8])),
      lapse_divisor_(std::exp(weights[17] * weights[18])) {
  for (const Grade g : kGrades)
    same_day_[static_cast<std::size_t>(g) - 1] = std::exp(weights[17] * (static_cast<double>(g) - 3 + weights[18]));
}

Memory Fsrs::first(Grade grade) const {
  return {std::clamp(w_[static_cast<std::size_t>(grade) - 1], kMinStability, kMaxStability),
          std::clamp(raw_first_difficulty(w_, grade), 1.0, 10.0)};
}

double Fsrs::retrievability(double stability, double days) const {
  return std::pow(1 + factor_ * days / stability, decay_);
}

double Fsrs::interval(double stability, double retention) const {
  return stability * interval_scale(retention);
}

double Fsrs::interval_scale(double retention) const {
  return (std::pow(retention, 1 / decay_) - 1) / factor_;
}

double Fsrs::difficulty_after(double difficulty, Grade grade) const {
  const double change = -w_[6] * (static_cast<double>(grade) - 3);
  const double damped = difficulty + change * (10 - difficulty) / 9;  // the nearer to 10, the smaller the step
  return std::clamp(w_[7] * base_difficulty_ + (1 - w_[7]) * damped, 1.0, 10.0);
}

double Fsrs::forgotten(const Memory& m, int days) const {
  return 1 - std::exp(decay_ * std::log1p(factor_ * days / m.stability));
}

double Fsrs::gain(const Memory& m, double forgotten) const {
  return growth_ * (11 - m.difficulty) * std::exp(-w_[9] * std::log(m.stability)) * std::expm1(w_[10] * forgotten);
}

double Fsrs::lapse(const Memory& m, double forgotten) const {
  const double s = w_[11] * std::exp(w_[14] * forgotten - w_[12] * std::log(m.difficulty)) *
                   std::expm1(w_[13] * std::log1p(m.stability));
  return std::min(s, m.stability / lapse_divisor_);
}

double Fsrs::after(const Memory& m, Grade grade, double gain) const {
  const double bonus = grade == Grade::hard ? w_[15] : grade == Grade::easy ? w_[16] : 1;
  return m.stability * (1 + gain * bonus);
}

double Fsrs::after_same_day(const Memory& m, Grade grade, double kept) const {
  const double k = same_day_[static_cast<std::size_t>(grade) - 1] * kept;
  return m.stability * (grade == Grade::again ? k : std::max(k, 1.0));
}

double Fsrs::kept_same_day(const Memory& m) const {
  return std::exp(-w_[19] * std::log(m.stability));
}

Memory Fsrs::next(const Memory& m, int days, Grade grade) const {
  assert(days >= 0);
  double stability;
  if (days == 0) {
    stability = after_same_day(m, grade, kept_same_day(m));
  } else if (grade == Grade::again) {
    stability = lapse(m, forgotten(m, days));
  } else {
    stability = after(m, grade, gain(m, forgotten(m, days)));
  }
  return {std::clamp(stability, kMinStability, kMaxStability), difficulty_after(m.difficulty, grade)};
}

std::array<Memory, 4> Fsrs::next_all(const Memory& m, int days) const {
  assert(days >= 0);
  const bool same_day = days == 0;
  const double forgot = same_day ? 0 : forgotten(m, days);
  const double shared = same_day ? kept_same_day(m) : gain(m, forgot);
  std::array<Memory, 4> out;
  for (std::size_t i = 0; i < 4; ++i) {
    const Grade g = kGrades[i];
    const double stability = same_day            ? after_same_day(m, g, shared)
                             : g == Grade::again ? lapse(m, forgot)
                                                 : after(m, g, shared);
    out[i] = {std::clamp(stability, kMinStability, kMaxStability), difficulty_after(m.difficulty, g)};
  }
  return out;
}

Memory from_sm2(double ease, double interval, double retention, const Weights& w) {
  assert(interval > 0 && ease > 1 && retention > 0 && retention < 1);
  const double stability = std::clamp(interval / Fsrs(w).interval_scale(retention), kMinStability, kMaxStability);
  const double gain = std::exp(w[8]) * std::pow(stability, -w[9]) * std::expm1((1 - retention) * w[10]);
  return {stability, std::clamp(11 - (ease - 1) / gain, 1.0, 10.0)};
}

void clip(Weights& w, int relearning_steps) {
  for (std::size_t i = 0; i < w.size(); ++i) w[i] = std::clamp(w[i], kBounds[i].low, kBounds[i].high);
  if (relearning_steps <= 1) return;
  const double left = -(std::log(w[11]) + std::log(std::pow(2, w[13]) - 1) + 0.3 * w[14]);
  const double ceiling = std::min(2.0, std::sqrt(std::max(0.01, left / relearning_steps)));
  w[17] = std::min(w[17], ceiling);
  w[18] = std::min(w[18], ceiling);
}

base::Result<Weights> migrate(std::span<const double> from) {
  if (from.size() != 17 && from.size() != 19 && from.size() != 21) {
    return base::make_error(base::ErrorKind::invalid,
                            "FSRS has 17, 19 or 21 parameters, not " + std::to_string(from.size()) + ".");
  }
  Weights w{};
  std::copy(from.begin(), from.end(), w.begin());
  if (from.size() == 17) {
    w[4] += 2 * w[5];
    w[5] = std::log(3 * w[5] + 1) / 3;
    w[6] += 0.5;
  }
  // 17 also lacks w17 and w18, which are 0: no short-term memory in version 4.
  if (from.size() < 21) w[19] = 0, w[20] = 0.5;
  for (std::size_t i = 0; i < w.size(); ++i) {
    if (!std::isfinite(w[i]))
      return base::make_error(base::ErrorKind::invalid, "FSRS parameter " + std::to_string(i) + " is not a number.");
    // Version 4 and 5 have no w19 and mean 0 by it.
    if (i == 19 && from.size() < 21) continue;
    w[i] = std::clamp(w[i], kBounds[i].low, kBounds[i].high);
  }
  return w;
}

}  // namespace colloquy::learn
