#include <algorithm>
#include <charconv>
#include <optional>

#include "check/passes.h"
#include "check/teaching/items.h"

namespace colloquy::check {
namespace {

// "3", "3.5", "-2 %", "4 seconds": the number at the start and what follows it.
struct Amount {
  double value = 0;
  std::string rest;
};

std::optional<Amount> amount_of(const std::string& text) {
  std::size_t i = 0;
  std::string digits;
  while (i < text.size() &&
         ((text[i] >= '0' && text[i] <= '9') || text[i] == '.' || text[i] == ',' || (i == 0 && text[i] == '-'))) {
    if (text[i] == '.' && (i + 1 == text.size() || text[i + 1] < '0' || text[i + 1] > '9')) break;
    if (text[i] != ',') digits += text[i];
    ++i;
  }
  Amount a;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), a.value);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  a.rest = text.substr(i);
  std::erase(a.rest, ' ');
  std::erase(a.rest, '.');
  return a;
}

void run(const LessonFacts& facts, Report& report) {
  each_question(facts.lesson, [&](const lesson::Question& q) {
    if (q.kind != lesson::Question::Kind::choice || q.options.size() < 3) return;
    std::vector<double> values;
    std::string unit;
    for (const lesson::Option& option : q.options) {
      const std::optional<Amount> a = amount_of(lesson::plain_text(option.text));
      if (!a || (!values.empty() && a->rest != unit)) return;
      unit = a->rest;
      values.push_back(a->value);
    }
    if (std::is_sorted(values.begin(), values.end()) || std::is_sorted(values.rbegin(), values.rend())) return;
    report.at(q.options.front().span, "These numbers do not stand in order.",
              "Sort them: numbers in order are read faster, and are not shuffled.");
  });
}

}  // namespace

const Rule kNumberOrder = {.info = {.id = "teaching/number-order",
                                    .summary = "Options that are numbers do not stand in order.",
                                    .explanation = "Sorted numbers spare the learner a search that has nothing to do "
                                                   "with the question. Sorted options of numbers keep their\n"
                                                   "order; all others are shuffled.",
                                    .bad = "- [ ] 5\n- [x] 3\n- [ ] 10",
                                    .good = "- [x] 3\n- [ ] 5\n- [ ] 10"},
                           .lesson = run};

}  // namespace colloquy::check
