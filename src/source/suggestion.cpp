#include "source/suggestion.h"

#include <algorithm>

#include "text/fold.h"

namespace colloquy::source {
namespace {

// Optimal string alignment distance: insertions, deletions, substitutions, swaps of neighbours.
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> two(b.size() + 1), one(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) one[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({one[j] + 1, row[j - 1] + 1, one[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], two[j - 2] + 1);
    }
    two = one, one = row;
  }
  return one[b.size()];
}

}  // namespace

std::optional<std::string> suggestion(std::string_view word, const std::vector<std::string>& known, double at_least) {
  const std::string folded = text::fold_case(word);
  std::optional<std::string> best;
  double best_score = at_least;
  for (const std::string& candidate : known) {
    const std::string other = text::fold_case(candidate);
    const std::size_t longer = std::max(folded.size(), other.size());
    // Nobody mistypes a name of a hundred letters; a hostile one must not cost its square.
    if (longer == 0 || longer > 120) continue;
    const double score = 1.0 - static_cast<double>(distance(folded, other)) / static_cast<double>(longer);
    if (score >= best_score && (!best || score > best_score)) best = candidate, best_score = score;
  }
  return best;
}

}  // namespace colloquy::source
