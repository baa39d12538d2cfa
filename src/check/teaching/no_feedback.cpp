#include <algorithm>

#include "check/passes.h"
#include "check/teaching/items.h"

namespace colloquy::check {
namespace {

void run(const LessonFacts& facts, Report& report) {
  each_question(facts.lesson, [&](const lesson::Question& q) {
    // An open question answers with its key ideas.
    if (q.kind == lesson::Question::Kind::open || !q.feedback.empty() || !q.answer.empty()) return;
    const bool remarked =
        std::any_of(q.options.begin(), q.options.end(), [](const lesson::Option& o) { return !o.feedback.empty(); });
    if (remarked) return;
    report.at(place_of(q), "Nothing tells the learner why an answer to this question is right or wrong.",
              "Add a remark below the answers: > See [the passage](#its-heading).");
  });
}

}  // namespace

const Rule kNoFeedback = {.info = {.id = "teaching/no-feedback",
                                   .summary = "A question explains nothing after it was answered.",
                                   .explanation = "Right or wrong alone teaches little; a reason, or a link to the "
                                                  "passage, teaches most of what a test can. One remark for\n"
                                                  "the question or one at any of its options is enough.",
                                   .bad = "1. What do you do first?\n   - [x] Wait.\n   - [ ] Ask again.",
                                   .good = "1. What do you do first?\n   - [x] Wait.\n   - [ ] Ask again.\n\n   > See "
                                           "[Why a pause helps](#why-a-pause-helps)."},
                          .lesson = run};

}  // namespace colloquy::check
