#include "figures.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace {

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

Limits limits_for(std::vector<Judgement> seen, double right, double spoken) {
  std::sort(seen.begin(), seen.end(), [](const Judgement& a, const Judgement& b) { return a.log_odds > b.log_odds; });
  Limits out{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
  std::size_t correct = 0, covered = 0;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    correct += seen[i].correct;
    if (share(correct, i + 1) < right) continue;
    covered = i + 1;
    out.covered = seen[i].log_odds;
  }
  const auto decided = static_cast<std::size_t>(spoken * static_cast<double>(seen.size()));
  if (decided > covered) out.not_yet = seen[seen.size() - (decided - covered)].log_odds;
  return out;
}

}  // namespace

Figures figures_of(std::span<const Judgement> judgements, std::span<const Limits> limits) {
  std::size_t right = 0, accepted = 0, covered = 0, covered_right = 0, not_yet = 0, not_yet_right = 0;
  for (const Judgement& j : judgements) {
    right += (j.log_odds > 0) == j.correct;
    accepted += j.correct;
    const Limits& held = limits.size() == 1 ? limits[0] : limits[j.fold];
    if (j.log_odds >= held.covered) ++covered, covered_right += j.correct;
    if (j.log_odds <= held.not_yet) ++not_yet, not_yet_right += !j.correct;
  }
  const std::size_t all = judgements.size();
  Figures out;
  out.accuracy = share(right, all);
  out.always_same = share(std::max(accepted, all - accepted), all);
  out.covered = share(covered, all);
  out.covered_right = share(covered_right, covered);
  out.not_yet = share(not_yet, all);
  out.not_yet_right = share(not_yet_right, not_yet);
  return out;
}

Figures figures_of(std::span<const Judgement> judgements, const colloquy::learn::IdeaModel& shipped) {
  const Limits limits{shipped.covered, shipped.not_yet};
  return figures_of(judgements, std::span(&limits, 1));
}

std::vector<Limits> limits_of_others(std::span<const Judgement> judgements, double right, double spoken) {
  std::size_t folds = 0;
  for (const Judgement& j : judgements) folds = std::max(folds, j.fold + 1);
  std::vector<Limits> out;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<Judgement> others;
    for (const Judgement& j : judgements) {
      if (j.fold != fold) others.push_back(j);
    }
    out.push_back(limits_for(std::move(others), right, spoken));
  }
  return out;
}
