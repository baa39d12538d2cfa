#include "check/facts.h"
#include "check/passes.h"

namespace colloquy::check {
namespace {

void run(const LessonFacts& facts, Report& report) {
  if (!facts.lesson.rehearsal) return;
  for (const lesson::Scene& scene : facts.lesson.rehearsal->scenes) {
    for (const lesson::Choice& choice : scene.choices) {
      if (choice.why.empty())
        report.at(choice.span, "Nothing tells the learner what this choice does to the other person.",
                  "Add a remark below it: > You named the worry before the ticket.");
    }
  }
}

}  // namespace

const Rule kNoWhy = {
    .info =
        {.id = "teaching/no-why",
         .severity = base::Severity::error,
         .summary = "A choice in a rehearsal has no remark.",
         .explanation = "Practice without feedback does not help, and can harm: in a randomised study novices who "
                        "practised without it became\n"
                        "less empathic. One sentence a choice is enough.",
         .bad = "- Did you drop it? *(closed)* -> [He shrugs](#he-shrugs)",
         .good =
             "- Did you drop it? *(closed)* -> [He shrugs](#he-shrugs)\n  > A fair question, one sentence too early."},
    .lesson = run};

}  // namespace colloquy::check
