#include "check/facts.h"
#include "check/passes.h"

namespace colloquy::check {
namespace {

constexpr std::size_t kExamples = 3;

void run(const LessonFacts& facts, Report& report) {
  if (!facts.lesson.rehearsal) return;
  for (const lesson::Code& code : facts.lesson.rehearsal->codes) {
    if (code.examples.size() >= kExamples) continue;
    report.at(code.span,
              "The code " + quoted(code.name) + " has " +
                  (code.examples.empty() ? std::string("no example")
                                         : std::to_string(code.examples.size()) +
                                               (code.examples.size() == 1 ? " example" : " examples")) +
                  ".",
              "Give at least three: what the learner says is compared with them.");
  }
}

}  // namespace

const Rule kFewExamples = {.info = {.id = "teaching/few-examples",
                                    .severity = base::Severity::error,
                                    .summary = "A code of a rehearsal has fewer than three examples.",
                                    .explanation = "The learner's free words are compared with the author's examples. "
                                                   "With one or two the guess is no better than chance.",
                                    .bad = "**closed:** A question that yes or no can answer.\n\n- Did you drop it?",
                                    .good = "**closed:** A question that yes or no can answer.\n\n- Did you drop "
                                            "it?\n- Were you in the first room?\n- Is it in your coat?"},
                           .lesson = run};

}  // namespace colloquy::check
