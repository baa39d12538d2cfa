#include "text/similarity.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.h"
#include "text/fold.h"
#include "text/stem.h"

namespace colloquy::text {
namespace {

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) out.push_back(base::decode_utf8(text, i));
  return out;
}

std::vector<std::array<char32_t, 3>> grams(std::string_view text) {
  const std::vector<char32_t> c = code_points(fold(text));
  std::vector<std::array<char32_t, 3>> out;
  for (std::size_t i = 2; i < c.size(); ++i) out.push_back({c[i - 2], c[i - 1], c[i]});
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

std::size_t edit_distance(std::string_view first, std::string_view second) {
  const std::vector<char32_t> a = code_points(first), b = code_points(second);
  // Three rows suffice: the swap of neighbours looks two back.
  std::vector<std::size_t> before(b.size() + 1), row(b.size() + 1), next(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    next[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      next[j] = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        next[j] = std::min(next[j], before[j - 2] + 1);
    }
    before.swap(row);
    row.swap(next);
  }
  return row[b.size()];
}

double similarity(std::string_view a, std::string_view b) {
  const std::string x = fold_case(a), y = fold_case(b);
  const std::size_t longest = std::max(base::count_code_points(x), base::count_code_points(y));
  if (longest == 0) return 1;
  return 1 - static_cast<double>(edit_distance(x, y)) / static_cast<double>(longest);
}

double dice(std::string_view a, std::string_view b) {
  const auto x = grams(a), y = grams(b);
  if (x.empty() || y.empty()) return fold(a) == fold(b) ? 1 : 0;
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
    if (x[i] == y[j]) {
      ++common, ++i, ++j;
    } else if (x[i] < y[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return 2.0 * static_cast<double>(common) / static_cast<double>(x.size() + y.size());
}

double overlap(std::string_view a, std::string_view b) {
  std::vector<std::string> x = content_stems(a), y = content_stems(b);
  if (x.empty()) return 0;
  std::sort(y.begin(), y.end());
  const auto held = std::count_if(x.begin(), x.end(),
                                  [&](const std::string& w) { return std::binary_search(y.begin(), y.end(), w); });
  return static_cast<double>(held) / static_cast<double>(x.size());
}

int closest(std::string_view word, std::span<const std::string> candidates, double at_least) {
  int best = -1;
  double score = 0;
  const std::string folded = fold_case(word);
  const std::size_t length = base::count_code_points(folded);
  if (length == 0) return -1;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const std::string candidate = fold_case(candidates[i]);
    const std::size_t other = base::count_code_points(candidate);
    const std::size_t longest = std::max(length, other), shortest = std::min(length, other);
    // The difference in length alone is a lower bound of the distance.
    if (static_cast<double>(longest - shortest) > (1 - std::min(at_least, 0.5)) * static_cast<double>(longest))
      continue;
    const std::size_t distance = edit_distance(folded, candidate);
    const double s = 1 - static_cast<double>(distance) / static_cast<double>(longest);
    const bool short_slip = distance == 1 && longest >= 3 && longest <= 4;
    if ((s >= at_least || short_slip) && s > score) {
      score = s;
      best = static_cast<int>(i);
    }
  }
  return best;
}

}  // namespace colloquy::text
