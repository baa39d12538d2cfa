#include "learn/training_set.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

namespace colloquy::learn {
namespace {

constexpr std::size_t kLongest = 256;  // answers of a history that are fitted to

// A card's answers, found in the log.
struct Found {
  std::vector<std::uint32_t> rows;
  std::uint32_t first_again = 0;  // position in `rows` of the first answer on a later day; 0: none
};

std::vector<Found> by_card(ReviewLog log) {
  std::unordered_map<std::int64_t, std::uint32_t> places;
  places.reserve(log.size() / 8);
  std::vector<Found> cards;
  for (std::uint32_t row = 0; row < log.size(); ++row) {
    const auto [place, is_new] = places.try_emplace(log[row].card, static_cast<std::uint32_t>(cards.size()));
    if (is_new) cards.emplace_back();
    Found& card = cards[place->second];
    if (!is_new && log[row].days > 0 && card.first_again == 0)
      card.first_again = static_cast<std::uint32_t>(card.rows.size());
    card.rows.push_back(row);
  }
  return cards;
}

Histories histories_of(ReviewLog log, std::span<const Found* const> cards, std::span<const float> weights,
                       std::size_t longest) {
  Histories out;
  std::size_t steps = 0;
  for (const Found* card : cards) steps += std::min(card->rows.size(), longest);
  out.steps.reserve(steps);
  out.ends.reserve(cards.size());
  for (const Found* card : cards) {
    std::uint32_t items = 0;
    const std::size_t length = std::min(card->rows.size(), longest);
    for (std::size_t i = 0; i < length; ++i) {
      const std::uint32_t row = card->rows[i];
      const bool counts = i > 0 && log[row].days > 0;
      out.steps.push_back(
          {i == 0 ? 0.0F : static_cast<float>(log[row].days), counts ? weights[row] : 0.0F, log[row].grade});
      items += counts ? 1 : 0;
    }
    out.ends.push_back(static_cast<std::uint32_t>(out.steps.size()));
    out.items.push_back(items);
  }
  return out;
}

using Groups = std::map<int, FirstRecall>;  // by days

// The groups of one first grade that are kept.
std::vector<FirstRecall> kept(const Groups& groups, Grade grade) {
  std::vector<FirstRecall> sorted;
  std::size_t total = 0;
  for (const auto& [days, group] : groups) {
    sorted.push_back(group);
    total += group.asked;
  }
  // The smallest first, and of equals the one of fewer days.
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const FirstRecall& a, const FirstRecall& b) { return a.asked < b.asked; });
  const std::size_t may_go = std::max<std::size_t>(20, total / 20);
  const int most_days = grade == Grade::easy ? 365 : 100;
  std::size_t gone = 0;
  std::vector<FirstRecall> out;
  for (const FirstRecall& group : sorted) {
    if (gone + group.asked < may_go) {
      gone += group.asked;
    } else if (group.asked >= 6 && group.days <= most_days) {
      out.push_back(group);
    }
  }
  return out;
}

}  // namespace

TrainingSet training_set(ReviewLog log, Weighting weighting) {
  const std::vector<Found> cards = by_card(log);
  const auto first_of = [&](const Found& card) -> const Reviewed& { return log[card.rows[0]]; };
  const auto again_of = [&](const Found& card) -> const Reviewed& { return log[card.rows[card.first_again]]; };

  std::array<Groups, 5> groups;
  for (const Found& card : cards) {
    if (card.first_again == 0) continue;
    const Reviewed& again = again_of(card);
    const Grade grade = first_of(card).grade;
    FirstRecall& group = groups[static_cast<std::size_t>(grade)]
                             .try_emplace(again.days, FirstRecall{grade, again.days, 0, 0})
                             .first->second;
    ++group.asked;
    group.recalled += again.grade == Grade::again ? 0 : 1;
  }
  TrainingSet out;
  std::array<Groups, 5> stay;
  for (const Grade grade : kGrades) {
    for (const FirstRecall& group : kept(groups[static_cast<std::size_t>(grade)], grade)) {
      stay[static_cast<std::size_t>(grade)].emplace(group.days, group);
      out.firsts.push_back(group);
      out.first_items += group.asked;
    }
  }
  std::vector<const Found*> chosen;
  std::vector<char> is_item(log.size());  // by row
  for (const Found& card : cards) {
    for (std::size_t i = 1; i < card.rows.size(); ++i) out.answers += log[card.rows[i]].days > 0 ? 1 : 0;
    if (card.first_again == 0) continue;
    if (!stay[static_cast<std::size_t>(first_of(card).grade)].contains(again_of(card).days)) continue;
    chosen.push_back(&card);
    for (std::size_t i = card.first_again; i < std::min(card.rows.size(), kLongest); ++i) {
      const bool counts = log[card.rows[i]].days > 0;
      is_item[card.rows[i]] = counts ? 1 : 0;
      out.items += counts ? 1 : 0;
    }
  }
  std::vector<float> weights(log.size());
  std::size_t recalled = 0, rank = 0;
  const double last = std::max(1.0, static_cast<double>(out.items) - 1);
  for (std::size_t row = 0; row < log.size(); ++row) {
    if (is_item[row] == 0) continue;
    const double share = weighting == Weighting::equal ? 1 : static_cast<double>(rank++) / last;
    weights[row] = static_cast<float>(0.25 + 0.75 * share * share * share);
    recalled += log[row].grade == Grade::again ? 0 : 1;
  }
  out.average = out.items == 0 ? 0 : static_cast<double>(recalled) / static_cast<double>(out.items);
  std::stable_sort(chosen.begin(), chosen.end(),
                   [](const Found* a, const Found* b) { return a->rows.size() < b->rows.size(); });
  out.cards = histories_of(log, chosen, weights, kLongest);
  return out;
}

Histories histories(ReviewLog log) {
  const std::vector<Found> cards = by_card(log);
  std::vector<const Found*> all;
  for (const Found& card : cards) all.push_back(&card);
  return histories_of(log, all, std::vector<float>(log.size(), 1.0F), log.size());
}

}  // namespace colloquy::learn
