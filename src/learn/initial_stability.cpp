#include "learn/initial_stability.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

namespace colloquy::learn {
namespace {

constexpr double kLowest = kMinStability, kHighest = 100;  // days

// Where on the logarithmic scale from Again to Good Hard lies, and Good from Hard to Easy, seen from the lower end of
// each the other way round (fsrs-rs, smooth_and_fill).
constexpr double kHard = 0.41, kGood = 0.54;

struct Group {
  double days, asked, recall;
};

class Loss {
 public:
  Loss(std::vector<Group> groups, double prior, double pull) : groups_(std::move(groups)), prior_(prior), pull_(pull) {}

  double operator()(double stability) const {
    const double decay = -kDefaultWeights[20];
    const double factor = std::pow(0.9, 1 / decay) - 1;
    double loss = std::abs(stability - prior_) * pull_;
    for (const Group& group : groups_) {
      const double log_r = decay * std::log1p(factor * group.days / stability);
      loss -= group.asked * (group.recall * log_r + (1 - group.recall) * std::log(-std::expm1(log_r)));
    }
    return loss;
  }

 private:
  std::vector<Group> groups_;
  double prior_, pull_;
};

// The lowest point of a function that falls and then rises: a third of the range is ruled out at each step.
double lowest(const Loss& loss) {
  double low = kLowest, high = kHighest;
  while (high - low > 1e-9 * high) {
    const double first = low + (high - low) / 3, second = high - (high - low) / 3;
    (loss(first) < loss(second) ? high : low) = loss(first) < loss(second) ? second : first;
  }
  return (low + high) / 2;
}

}  // namespace

FittedStability fit_first_stability(std::span<const FirstRecall> all, double average, const FirstPrior& prior) {
  FittedStability out;
  for (std::size_t i = 0; i < 4; ++i) {
    std::vector<Group> groups;
    for (const FirstRecall& group : all) {
      if (group.grade != kGrades[i]) continue;
      const double asked = group.asked;
      groups.push_back({static_cast<double>(group.days), asked, (group.recalled + average) / (asked + 1)});
      out.asked[i] += group.asked;
    }
    if (!groups.empty()) out.found[i] = lowest(Loss(std::move(groups), prior.mean[i], prior.strength / 16));
  }
  return out;
}

FirstStability complete(const FittedStability& fitted, const FirstStability& prior) {
  auto s = fitted.found;
  constexpr std::pair<std::size_t, std::size_t> kPairs[] = {{0, 1}, {1, 2}, {2, 3}, {0, 2}, {1, 3}, {0, 3}};
  for (const auto& [low, high] : kPairs) {
    if (!s[low] || !s[high] || *s[low] <= *s[high]) continue;
    if (fitted.asked[low] > fitted.asked[high]) {
      s[high] = s[low];
    } else {
      s[low] = s[high];
    }
  }

  // On the logarithmic scale the four lie at fixed places: Hard between Again and Good, Good between Hard and Easy.
  // Two of them give the scale; one alone keeps the prior's.
  std::array<double, 4> place{};  // Again 0, Good 1
  place[1] = 1 - kHard;
  place[2] = 1;
  place[3] = place[1] + (place[2] - place[1]) / kGood;
  std::vector<std::size_t> known;
  for (std::size_t i = 0; i < 4; ++i) {
    if (s[i]) known.push_back(i);
  }
  assert(!known.empty());
  FirstStability out{};
  for (std::size_t i = 0; i < 4; ++i) {
    if (s[i]) {
      out[i] = *s[i];
    } else if (known.size() == 1) {
      out[i] = prior[i] * *s[known[0]] / prior[known[0]];
    } else {
      // The two nearest that are known, on both sides where there are such.
      std::size_t a = known[0], b = known[1];
      for (std::size_t k = 1; k + 1 < known.size() && known[k] < i; ++k) a = known[k], b = known[k + 1];
      const double share = (place[i] - place[a]) / (place[b] - place[a]);
      out[i] = std::exp(std::log(*s[a]) + share * (std::log(*s[b]) - std::log(*s[a])));
    }
    out[i] = std::clamp(out[i], kLowest, kHighest);
  }
  return out;
}

}  // namespace colloquy::learn
