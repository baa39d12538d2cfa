#include "learn/fsrs_gradient.h"

#include <algorithm>
#include <cmath>

namespace colloquy::learn {

void FsrsGradient::use(const Weights& weights) {
  w_ = weights;
  decay_ = -w_[20];
  factor_ = std::exp(std::log(0.9) / decay_) - 1;
  factor_slope_ = (factor_ + 1) * std::log(0.9) / (decay_ * decay_);
  growth_ = std::exp(w_[8]);
  lapse_share_ = std::exp(-w_[17] * w_[18]);
  easy_exp_ = std::exp(3 * w_[5]);
  base_difficulty_ = w_[4] - easy_exp_ + 1;
  for (std::size_t grade = 1; grade <= 4; ++grade) {
    const double g = static_cast<double>(grade);
    first_exp_[grade] = std::exp(w_[5] * (g - 1));
    short_factor_[grade] = std::exp(w_[17] * (g - 3 + w_[18]));
  }
}

double FsrsGradient::add(std::span<const Step> history, WeightsGradient& into) {
  const double whole = loss(history);
  go_back(history.size(), into);
  return whole;
}

double FsrsGradient::loss(std::span<const Step> history) {
  using Kind = Trace::Kind;
  if (trace_.size() < history.size()) trace_.resize(history.size());
  double loss = 0;
  double s = 0, d = 0;
  for (std::size_t i = 0; i < history.size(); ++i) {
    const Step& step = history[i];
    Trace& t = trace_[i];
    const std::size_t g = static_cast<std::size_t>(step.grade);
    t.stability = s;
    t.difficulty = d;
    t.grade = static_cast<std::uint8_t>(g);
    t.days = step.days;
    t.weight = 0;
    double next_d;
    if (i == 0) {
      t.kind = Kind::first;
      t.after = w_[g - 1];
      next_d = w_[4] - first_exp_[g] + 1;
    } else {
      t.damped = d - w_[6] * (static_cast<double>(g) - 3) * (10 - d) / 9;
      next_d = w_[7] * base_difficulty_ + (1 - w_[7]) * t.damped;
      if (step.days <= 0) {
        t.log_s = std::log(s);
        const double k = short_factor_[g] * std::exp(-w_[19] * t.log_s);
        t.kind = g >= 2 && k < 1 ? Kind::same_day_kept : Kind::same_day;
        t.after = t.kind == Kind::same_day ? s * k : s;
      } else {
        t.base = 1 + factor_ * static_cast<double>(step.days) / s;
        t.log_base = std::log(t.base);
        t.recall = std::exp(decay_ * t.log_base);
        t.weight = step.weight;
        if (step.weight > 0) {
          const double p = std::clamp(t.recall, kMinRecall, kMaxRecall);
          const double log_p = g == 1 ? std::log(1 - p) : p == t.recall ? decay_ * t.log_base : std::log(p);
          loss -= static_cast<double>(step.weight) * log_p;
        }
        if (g == 1) {
          t.log_d = std::log(d);
          t.a = w_[11] * std::exp(-w_[12] * t.log_d + w_[14] * (1 - t.recall));
          t.c = std::log(s + 1);
          t.b = std::exp(w_[13] * t.c);
          const double forgotten = t.a * (t.b - 1), cap = s * lapse_share_;
          t.kind = forgotten < cap ? Kind::lapse : Kind::lapse_capped;
          t.after = std::min(forgotten, cap);
        } else {
          t.log_s = std::log(s);
          t.a = growth_ * std::exp(-w_[9] * t.log_s);
          t.b = std::exp(w_[10] * (1 - t.recall));
          t.c = (g == 2 ? w_[15] : g == 4 ? w_[16] : 1) * t.a * (11 - d) * (t.b - 1);
          t.kind = Kind::success;
          t.after = s * (1 + t.c);
        }
      }
    }
    s = std::clamp(t.after, kMinStability, kMaxStability);
    d = std::clamp(next_d, 1.0, 10.0);
    t.clamped_s = s != t.after;
    t.clamped_d = d != next_d;
  }
  return loss;
}

void FsrsGradient::go_back(std::size_t steps, WeightsGradient& into) const {
  using Kind = Trace::Kind;
  // The slopes of the loss in the stability and difficulty after each step.
  double gs = 0, gd = 0;
  for (std::size_t i = steps; i-- > 0;) {
    const Trace& t = trace_[i];
    const double g = t.grade;
    if (t.clamped_s) gs = 0;
    if (t.clamped_d) gd = 0;
    if (t.kind == Kind::first) {
      into[t.grade - 1u] += gs;
      into[4] += gd;
      into[5] -= gd * (g - 1) * first_exp_[t.grade];
      break;
    }
    double gs_before = 0, gr = 0;
    double gd_before = gd * (1 - w_[7]) * (1 + w_[6] * (g - 3) / 9);
    into[4] += gd * w_[7];
    into[5] -= gd * w_[7] * 3 * easy_exp_;
    into[6] -= gd * (1 - w_[7]) * (g - 3) * (10 - t.difficulty) / 9;
    into[7] += gd * (base_difficulty_ - t.damped);
    switch (t.kind) {
      case Kind::first: break;
      case Kind::same_day_kept: gs_before = gs; break;
      case Kind::same_day:
        gs_before = gs * t.after / t.stability * (1 - w_[19]);
        into[17] += gs * t.after * (g - 3 + w_[18]);
        into[18] += gs * t.after * w_[17];
        into[19] -= gs * t.after * t.log_s;
        break;
      case Kind::success: {
        const double gain = gs * t.stability * t.c;  // c: the share that is gained
        gs_before = gs * (1 + t.c * (1 - w_[9]));
        gd_before -= gain / (11 - t.difficulty);
        into[8] += gain;
        into[9] -= gain * t.log_s;
        const double bonus = t.grade == 2 ? w_[15] : t.grade == 4 ? w_[16] : 1;
        const double plain = gs * t.stability * t.a * (11 - t.difficulty);
        into[10] += plain * bonus * t.b * (1 - t.recall);
        gr = -plain * bonus * t.b * w_[10];
        if (t.grade == 2) into[15] += plain * (t.b - 1);
        if (t.grade == 4) into[16] += plain * (t.b - 1);
        break;
      }
      case Kind::lapse: {
        const double whole = gs * t.after;
        gs_before = gs * t.a * w_[13] * t.b / (t.stability + 1);
        gd_before -= whole * w_[12] / t.difficulty;
        gr = -whole * w_[14];
        into[11] += whole / w_[11];
        into[12] -= whole * t.log_d;
        into[13] += gs * t.a * t.b * t.c;
        into[14] += whole * (1 - t.recall);
        break;
      }
      case Kind::lapse_capped:
        gs_before = gs * lapse_share_;
        into[17] -= gs * t.after * w_[18];
        into[18] -= gs * t.after * w_[17];
        break;
    }
    if (t.kind == Kind::success || t.kind == Kind::lapse || t.kind == Kind::lapse_capped) {
      if (t.weight > 0 && t.recall > kMinRecall && t.recall < kMaxRecall)
        gr += static_cast<double>(t.weight) * (t.grade == 1 ? 1 / (1 - t.recall) : -1 / t.recall);
      if (gr != 0) {
        const double slope = gr * t.recall;
        const double per_base = slope * decay_ / t.base * static_cast<double>(t.days) / t.stability;
        gs_before -= per_base * factor_ / t.stability;
        into[20] += per_base * factor_slope_ - slope * t.log_base;
      }
    }
    gs = gs_before;
    gd = gd_before;
  }
}

}  // namespace colloquy::learn
