#include "learn/guess.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "learn/item_statistics.h"

namespace colloquy::learn {
namespace {

using lesson::Gap;
using lesson::Question;

// The longest rising run of n things in a random order, on average: up to 9 counted over all orders (OEIS A003316
// divided by n!), beyond by Baik, Deift and Johansson (1999).
double mean_rising(std::size_t n) {
  constexpr std::array<double, 10> kSums = {0, 1, 3, 12, 58, 335, 2261, 17465, 152020, 1473057};
  if (n >= kSums.size()) {
    const double size = static_cast<double>(n);
    return 2 * std::sqrt(size) - 1.7711 * std::pow(size, 1.0 / 6);
  }
  double orders = 1;
  for (std::size_t i = 2; i <= n; ++i) orders *= static_cast<double>(i);
  return kSums[n] / orders;
}

double of_menus(const Question& question) {
  double sum = 0;
  int gaps = 0;
  for (const Gap& gap : question.gaps) {
    if (gap.kind == Gap::Kind::hot) continue;
    ++gaps;
    if (gap.kind != Gap::Kind::menu || gap.menu.empty()) continue;
    const auto right = std::count_if(gap.menu.begin(), gap.menu.end(), [](const Gap::Choice& c) { return c.right; });
    sum += static_cast<double>(right) / static_cast<double>(gap.menu.size());
  }
  return gaps == 0 ? 0 : sum / gaps;
}

double of(const Question& question) {
  switch (question.kind) {
    case Question::Kind::choice:
    case Question::Kind::true_false: {
      const auto right =
          std::count_if(question.options.begin(), question.options.end(), [](const auto& o) { return o.right; });
      return question.options.empty() ? 0 : static_cast<double>(right) / static_cast<double>(question.options.size());
    }
    case Question::Kind::multiple: {
      const auto right =
          std::count_if(question.options.begin(), question.options.end(), [](const auto& o) { return o.right; });
      return guessed_share(question.options.size(), static_cast<std::size_t>(right));
    }
    case Question::Kind::hot_text: {
      std::size_t all = 0, right = 0;
      for (const Gap& gap : question.gaps) {
        all += gap.kind == Gap::Kind::hot ? 1 : 0;
        right += gap.kind == Gap::Kind::hot && gap.right ? 1 : 0;
      }
      return guessed_share(all, right);
    }
    case Question::Kind::match: return question.pairs.empty() ? 0 : 1 / static_cast<double>(question.pairs.size());
    case Question::Kind::order: {
      const std::size_t n = question.steps.size();
      return n < 2 ? 0 : (mean_rising(n) - 1) / static_cast<double>(n - 1);
    }
    case Question::Kind::cloze: return of_menus(question);
    case Question::Kind::open:
    case Question::Kind::short_answer:
    case Question::Kind::numeric: break;
  }
  return 0;
}

}  // namespace

double guessed_share(const Question& question) {
  // A question that cannot be answered wrongly would divide by nothing.
  return std::clamp(of(question), 0.0, 0.95);
}

}  // namespace colloquy::learn
