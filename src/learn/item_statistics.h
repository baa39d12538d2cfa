// What the answers of a class say of a test and of each of its questions: how hard it is, whether it tells those who
// know from those who do not, and which wrong answers nobody takes. Pure.
//
// Source of the formulas and their names: Moodle, "Quiz statistics calculations"; Lord and Novick (1968) for the
// coefficient of internal consistency (Cronbach's alpha). Variances and covariances divide by n - 1. Figures of fewer
// than kFewest attempts are not for showing: whoever shows them asks is_enough().
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace colloquy::learn {

inline constexpr std::size_t kFewest = 20;  // attempts
inline bool is_enough(std::size_t attempts) {
  return attempts >= kFewest;
}

// What one learner's attempt got, in points, by the test's places; none where the test had no such place yet. A place
// is an item that everybody gets, or one of those that are drawn from a pool: then another item stands there in each
// attempt, and what the test as a whole says (consistency, weights) is said of its places, as Moodle does with its
// random questions. One attempt a learner (their first that was finished), or those who try often would count for more.
struct Placed {
  std::size_t item = 0;  // index of the item that stood there
  double score = 0;
};
using Scores = std::vector<std::optional<Placed>>;

struct ItemStatistics {
  std::size_t attempts = 0;
  double facility = 0;                         // %: mean of the points that can be had
  double standard_deviation = 0;               // % of the points that can be had
  double intended_weight = 0;                  // %: its share of the points of an attempt that has it
  std::optional<double> effective_weight;      // %: its share of the spread of totals; none where it works against them
  std::optional<double> discrimination_index;  // %: correlation with the rest of the test
  std::optional<double> discriminative_efficiency;  // %: of the correlation that such scores could have
};

struct TestStatistics {
  std::size_t attempts = 0;
  double mean = 0, median = 0, standard_deviation = 0;  // % of the points
  std::optional<double> skewness, kurtosis;
  std::optional<double> internal_consistency;  // %
  std::optional<double> error_ratio;           // %: how much of the spread of marks is chance
  std::optional<double> standard_error;        // % of the points
  std::vector<ItemStatistics> items;
};

// `points`: what each item is worth, above 0. All attempts have as many places.
TestStatistics test_statistics(std::span<const double> points, std::span<const Scores> attempts);

// Who chose what. `rest` is what the learner got for the others, as a share (0..1).
struct Choosing {
  std::vector<std::string> chosen;  // ids of options
  double rest = 0;
};
struct OptionStatistics {
  std::string id;
  bool right = false;
  std::size_t chosen = 0;
  double share = 0;  // of all who answered, 0..1
  std::optional<double>
      point_biserial;  // correlation of choosing it with the rest of the test; none where all or none did
  // A wrong one that fewer than 5 % take distracts nobody; one that the better ones take may be right, or the question
  // wrong.
  bool idle = false, suspicious = false;
};
std::vector<OptionStatistics> option_statistics(std::span<const std::string> options,
                                                std::span<const std::string> right, std::span<const Choosing> answers);

// What guessing gets, as a share: of a choice of `options` with one right, 1 / options; of several right, the mean over
// all ways to tick as many as are right.
double guessed_share(std::size_t options, std::size_t right);

}  // namespace colloquy::learn
