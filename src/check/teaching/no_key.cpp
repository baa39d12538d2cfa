#include <algorithm>

#include "check/passes.h"
#include "check/teaching/items.h"

namespace colloquy::check {
namespace {

void run(const LessonFacts& facts, Report& report) {
  each_option_list(facts.lesson, [&](const OptionList& list) {
    const bool any =
        std::any_of(list.options->begin(), list.options->end(), [](const lesson::Option& o) { return o.right; });
    if (!any) report.at(list.place, "No answer is marked right: put [x] before it.");
  });
  each_question(facts.lesson, [&](const lesson::Question& q) {
    if (q.kind != lesson::Question::Kind::hot_text) return;
    const bool any = std::any_of(q.gaps.begin(), q.gaps.end(), [](const lesson::Gap& g) { return g.right; });
    if (!any) report.at(place_of(q), "No words are marked right: put [x] into their gap.");
  });
}

}  // namespace

const Rule kNoKey = {
    .info = {.id = "teaching/no-key",
             .severity = base::Severity::error,
             .summary = "A question has no right answer.",
             .explanation = "Nobody could answer it. One [x] makes a choice, several make boxes to tick.",
             .bad = "1. What do you do first?\n   - [ ] Wait.\n   - [ ] Ask again.",
             .good = "1. What do you do first?\n   - [x] Wait.\n   - [ ] Ask again."},
    .lesson = run};

}  // namespace colloquy::check
