#include <map>

#include "check/passes.h"
#include "check/teaching/items.h"

namespace colloquy::check {
namespace {

constexpr int kLongestRun = 3;
// Chi-square at p = .05 for 1 to 5 degrees of freedom.
constexpr double kCritical[] = {3.841, 5.991, 7.815, 9.488, 11.070};
// Expected counts below 5 make chi-square unreliable.
constexpr int kExpected = 5;

// Only questions whose options stay as written: all others are shuffled for every learner.
void run(const LessonFacts& facts, Report& report) {
  std::map<std::size_t, std::map<std::size_t, int>> by_size;  // options -> position -> count
  std::size_t last = 99;
  int run_length = 0;
  bool said = false;
  each_choice(facts.lesson, [&](const ChoiceItem& item) {
    if (!item.question->fixed_order) return;
    ++by_size[item.question->options.size()][item.key_index];
    run_length = item.key_index == last ? run_length + 1 : 1;
    last = item.key_index;
    if (run_length != kLongestRun + 1 || said) return;
    said = true;
    report.at(place_of(*item.question),
              "For the fourth time running the right answer stands at place " + std::to_string(last + 1) + ".",
              "Put it elsewhere, or drop *(fixed order)*: then the options are shuffled.");
  });
  if (said) return;
  for (const auto& [size, counts] : by_size) {
    int n = 0;
    for (const auto& [position, count] : counts) n += count;
    const double expected = static_cast<double>(n) / static_cast<double>(size);
    if (expected < kExpected || size < 2 || size > 6) continue;
    double chi = 0;
    for (std::size_t position = 0; position < size; ++position) {
      const auto at = counts.find(position);
      const double d = (at == counts.end() ? 0 : at->second) - expected;
      chi += d * d / expected;
    }
    if (chi <= kCritical[size - 2]) continue;
    report.at(facts.heading(lesson::Section::test),
              "The right answers of the questions in fixed order do not stand evenly over the places.",
              "Move some, or drop *(fixed order)*: then the options are shuffled.");
    return;
  }
}

}  // namespace

const Rule kKeyPositions = {.info = {.id = "teaching/key-positions",
                                     .summary = "Among questions in fixed order the right answer prefers a place.",
                                     .explanation = "Options are shuffled for every learner unless *(fixed order)* "
                                                    "says otherwise; only those are looked at: a fourth key in\n"
                                                    "a row at one place, or an uneven spread (chi-square, p < .05).",
                                     .bad = "(four questions in fixed order, the first option right in each)",
                                     .good = "(the same questions without *(fixed order)*)"},
                            .lesson = run};

}  // namespace colloquy::check
