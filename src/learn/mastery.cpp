#include "learn/mastery.h"

namespace colloquy::learn {
namespace {

// Mean over all cards: one that was never asked is not recalled.
double mean_recall(std::span<const Recalled> cards) {
  double sum = 0;
  for (const Recalled& card : cards) sum += card.recall.value_or(0);
  return cards.empty() ? 1 : sum / static_cast<double>(cards.size());
}

bool relearned(std::span<const Recalled> cards) {
  for (const Recalled& card : cards) {
    if (card.recalls < kRecalls || card.days < kRecallDays) return false;
  }
  return true;
}

bool passed(const Tested& tested) {
  return tested.share.value_or(0) >= kTestedWell || tested.chance.value_or(0) >= kLikelyWell;
}

}  // namespace

Mastery mastery_of(std::span<const Recalled> cards, const Tested& tested, bool was_kept) {
  const double recall = mean_recall(cards);
  if (was_kept && recall < kRecalledPoorly) return Mastery::fading;
  if (was_kept) return Mastery::kept;
  if (recall < kRecalledWell || !passed(tested)) return Mastery::not_yet;
  // A test alone shows what is known, not that it stays.
  return !cards.empty() && relearned(cards) ? Mastery::kept : Mastery::learned_today;
}

}  // namespace colloquy::learn
