#include "figures.h"

#include <algorithm>

namespace {

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

Figures figures_of(std::span<const Judgement> judgements, const colloquy::learn::IdeaModel& shipped) {
  std::size_t right = 0, accepted = 0, covered = 0, covered_right = 0, not_yet = 0, not_yet_right = 0;
  for (const Judgement& j : judgements) {
    right += (j.log_odds > 0) == j.correct;
    accepted += j.correct;
    if (j.log_odds >= shipped.covered) ++covered, covered_right += j.correct;
    if (j.log_odds <= shipped.not_yet) ++not_yet, not_yet_right += !j.correct;
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
