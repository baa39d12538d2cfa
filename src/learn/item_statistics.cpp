#include "learn/item_statistics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace colloquy::learn {
namespace {

using Column = std::vector<double>;

double mean(const Column& x) {
  return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
}

// Precondition: as many as two of each.
double covariance(const Column& x, const Column& y) {
  const double mx = mean(x), my = mean(y);
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - mx) * (y[i] - my);
  return sum / static_cast<double>(x.size() - 1);
}
double variance(const Column& x) {
  return covariance(x, x);
}

// Sums of points like 0.1 are not exact: what should be no spread at all is a trace of one.
bool varies(double variance_of_it, double scale) {
  return variance_of_it > 1e-18 * scale * scale;
}

double sum_of(const Scores& scores) {
  double sum = 0;
  for (const std::optional<Placed>& one : scores) sum += one ? one->score : 0;
  return sum;
}
double points_of(const Scores& scores, std::span<const double> points) {
  double sum = 0;
  for (const std::optional<Placed>& one : scores) sum += one ? points[one->item] : 0;
  return sum;
}

double median(Column x) {
  std::sort(x.begin(), x.end());
  const std::size_t half = x.size() / 2;
  return x.size() % 2 == 1 ? x[half] : (x[half - 1] + x[half]) / 2;
}

// Of an item, or of a place, over the attempts that had it: its scores, the totals, and what the rest got.
struct Columns {
  Column own, total, rest;
  double weight = 0;  // sum of its shares of what the attempts could get
  void add(double score, double sum, double share) {
    own.push_back(score);
    total.push_back(sum);
    rest.push_back(sum - score);
    weight += share;
  }
};

// How much of the spread of totals goes with it: the root of their covariance; none where it works against them.
std::optional<double> pull(const Columns& columns) {
  if (columns.own.size() < 2) return std::nullopt;
  const double together = covariance(columns.own, columns.total);
  return together >= 0 ? std::optional<double>(std::sqrt(together)) : std::nullopt;
}

ItemStatistics statistics_of(const Columns& columns, double points) {
  ItemStatistics out;
  out.attempts = columns.own.size();
  if (out.attempts == 0) return out;
  out.facility = 100 * mean(columns.own) / points;
  if (out.attempts < 2) return out;
  const double own = variance(columns.own), rest = variance(columns.rest);
  out.standard_deviation = 100 * std::sqrt(own) / points;
  if (!varies(own, points) || !varies(rest, points)) return out;
  const double together = covariance(columns.own, columns.rest);
  out.discrimination_index = 100 * together / std::sqrt(own * rest);
  Columns sorted = columns;
  std::sort(sorted.own.begin(), sorted.own.end());
  std::sort(sorted.rest.begin(), sorted.rest.end());
  out.discriminative_efficiency = 100 * together / covariance(sorted.own, sorted.rest);
  return out;
}

void add_shape(TestStatistics& out, const Column& totals) {
  const double n = static_cast<double>(totals.size()), middle = mean(totals);
  double m2 = 0, m3 = 0, m4 = 0;
  for (const double x : totals) {
    const double d = x - middle;
    m2 += d * d / n;
    m3 += d * d * d / n;
    m4 += d * d * d * d / n;
  }
  const double k2 = n * m2 / (n - 1);
  if (!varies(k2, 1)) return;
  if (n > 2) out.skewness = n * n * m3 / ((n - 1) * (n - 2)) / std::pow(k2, 1.5);
  if (n > 3) {
    const double k4 = n * n * ((n + 1) * m4 - 3 * (n - 1) * m2 * m2) / ((n - 1) * (n - 2) * (n - 3));
    out.kurtosis = k4 / (k2 * k2);
  }
}

}  // namespace

TestStatistics test_statistics(std::span<const double> points, std::span<const Scores> attempts) {
  TestStatistics out;
  out.attempts = attempts.size();
  std::vector<Columns> items(points.size()), places(attempts.empty() ? 0 : attempts[0].size());
  Column totals, shares;  // points, and of the points that this attempt could get
  double most = 0;        // points of any attempt
  for (const Scores& scores : attempts) {
    const double sum = sum_of(scores), possible = points_of(scores, points);
    totals.push_back(sum);
    shares.push_back(possible > 0 ? sum / possible : 0);
    most = std::max(most, possible);
    for (std::size_t place = 0; place < scores.size(); ++place) {
      if (!scores[place]) continue;
      const auto [item, score] = *scores[place];
      items[item].add(score, sum, points[item] / possible);
      places[place].add(score, sum, points[item] / possible);
    }
  }
  double sum_of_variances = 0, sum_of_pulls = 0, used = 0;
  for (const Columns& place : places) {
    if (place.own.size() < 2) continue;
    sum_of_variances += variance(place.own);
    sum_of_pulls += pull(place).value_or(0);
    ++used;
  }
  for (std::size_t item = 0; item < points.size(); ++item) {
    ItemStatistics one = statistics_of(items[item], points[item]);
    if (one.attempts > 0) one.intended_weight = 100 * items[item].weight / static_cast<double>(one.attempts);
    const std::optional<double> pulls = pull(items[item]);
    if (pulls && sum_of_pulls > 0) one.effective_weight = 100 * *pulls / sum_of_pulls;
    out.items.push_back(one);
  }
  if (attempts.empty()) return out;

  out.mean = 100 * mean(shares);
  out.median = 100 * median(shares);
  if (attempts.size() < 2) return out;
  out.standard_deviation = 100 * std::sqrt(variance(shares));
  add_shape(out, shares);
  const double spread = variance(totals);
  if (used < 2 || !varies(spread, most)) return out;
  const double consistency = used / (used - 1) * (1 - sum_of_variances / spread);
  out.internal_consistency = 100 * consistency;
  out.error_ratio = 100 * std::sqrt(std::max(0.0, 1 - consistency));
  out.standard_error = *out.error_ratio * out.standard_deviation / 100;
  return out;
}

std::vector<OptionStatistics> option_statistics(std::span<const std::string> options,
                                                std::span<const std::string> right, std::span<const Choosing> answers) {
  constexpr double kIdle = 0.05;
  std::vector<OptionStatistics> out;
  Column rest;
  for (const Choosing& answer : answers) rest.push_back(answer.rest);
  for (const std::string& id : options) {
    OptionStatistics one;
    one.id = id;
    one.right = std::find(right.begin(), right.end(), id) != right.end();
    Column chose;
    for (const Choosing& answer : answers) {
      const bool did = std::find(answer.chosen.begin(), answer.chosen.end(), id) != answer.chosen.end();
      chose.push_back(did ? 1 : 0);
      one.chosen += did ? 1 : 0;
    }
    if (!answers.empty()) one.share = static_cast<double>(one.chosen) / static_cast<double>(answers.size());
    if (answers.size() > 1) {
      const double own = variance(chose), others = variance(rest);
      if (varies(own, 1) && varies(others, 1)) one.point_biserial = covariance(chose, rest) / std::sqrt(own * others);
    }
    if (!one.right && is_enough(answers.size())) {
      one.idle = one.share < kIdle;
      one.suspicious = one.point_biserial && *one.point_biserial > 0;
    }
    out.push_back(std::move(one));
  }
  return out;
}

// Ticking as many at random as are right, each tick hits with the share of right ones; a wrong tick takes away what a
// right one gives, and less than nothing is nothing (grade.h). The number hit is hypergeometric.
double guessed_share(std::size_t options, std::size_t right) {
  if (options == 0 || right == 0 || right > options) return 0;
  if (right == 1) return 1 / static_cast<double>(options);
  const auto choose = [](std::size_t n, std::size_t k) {
    double ways = 1;
    for (std::size_t i = 0; i < k; ++i) ways = ways * static_cast<double>(n - i) / static_cast<double>(i + 1);
    return ways;
  };
  double share = 0;
  for (std::size_t hit = 0; hit <= right; ++hit) {
    const std::size_t missed = right - hit;
    if (missed > options - right) continue;
    const double score =
        std::max(0.0, (static_cast<double>(hit) - static_cast<double>(missed)) / static_cast<double>(right));
    share += score * choose(right, hit) * choose(options - right, missed) / choose(options, right);
  }
  return share;
}

}  // namespace colloquy::learn
