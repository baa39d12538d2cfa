#include <algorithm>

#include "base/utf8.h"
#include "check/passes.h"
#include "check/teaching/items.h"

namespace colloquy::check {
namespace {

constexpr double kLonger = 1.5;
// Below this many characters "longer" is one word more.
constexpr std::size_t kDifference = 20;
// Over a whole test: with four options the key is longest one time in four by chance. From 10
// questions on, more than 60 % of them is no chance (p < .02 for 7 of 10).
constexpr int kEnoughQuestions = 10;
constexpr double kOften = 0.6;

void run(const LessonFacts& facts, Report& report) {
  int questions = 0, longest = 0;
  each_choice(facts.lesson, [&](const ChoiceItem& item) {
    const std::size_t key = base::count_code_points(item.key);
    std::size_t next = 0;
    for (const std::string& d : item.distractors) next = std::max(next, base::count_code_points(d));
    ++questions;
    longest += key > next ? 1 : 0;
    if (static_cast<double>(key) <= kLonger * static_cast<double>(next) || key < next + kDifference) return;
    report.at(item.question->options[item.key_index].span, "The right answer is by far the longest of these options.",
              "Learners notice. Shorten it, or give the others as much.");
  });
  if (questions >= kEnoughQuestions && longest > kOften * questions) {
    report.at(facts.heading(lesson::Section::test),
              "In " + std::to_string(longest) + " of " + std::to_string(questions) +
                  " choice questions the right answer is the longest.",
              "Learners notice. Make some of the wrong ones longer.");
  }
}

}  // namespace

const Rule kLongKey = {
    .info = {.id = "teaching/long-key",
             .summary = "The right answer shows by its length.",
             .explanation = "More than one and a half times as long as the next option, in one question; or the "
                            "longest in more than 60 % of ten or\n"
                            "more choice questions.",
             .bad = "- [x] Wait three seconds, look at the visitor and count in silence.\n- [ ] Ask.\n- [ ] Leave.",
             .good = "- [x] Wait three seconds.\n- [ ] Ask another question.\n- [ ] Go on to the next room."},
    .lesson = run};

}  // namespace colloquy::check
