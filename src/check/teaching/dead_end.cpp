#include <algorithm>

#include "check/facts.h"
#include "check/passes.h"

namespace colloquy::check {
namespace {

void run(const LessonFacts& facts, Report& report) {
  if (!facts.lesson.rehearsal) return;
  for (const lesson::Scene& scene : facts.lesson.rehearsal->scenes) {
    if (scene.ending) continue;
    const base::Span place = scene.title_span.known() ? scene.title_span : scene.span;
    if (scene.choices.empty() && scene.exits.empty()) {
      report.at(place, "Nothing leads out of " + quoted(scene.title) + ".",
                "Add choices, an exit (-> [Scene](#scene)) or an ending (**Good ending:**).");
      continue;
    }
    const bool always =
        std::any_of(scene.choices.begin(), scene.choices.end(),
                    [](const lesson::Choice& c) { return !c.condition && !c.once; }) ||
        std::any_of(scene.exits.begin(), scene.exits.end(), [](const lesson::Exit& e) { return !e.condition; });
    if (!always)
      report.at(place, "Every way out of " + quoted(scene.title) + " has a condition: the learner can be stuck here.",
                "Let one choice or exit stand without a condition.");
  }
}

}  // namespace

const Rule kDeadEnd = {
    .info = {.id = "teaching/dead-end",
             .severity = base::Severity::error,
             .summary = "The learner can be stuck in a scene.",
             .explanation = "A scene ends in an ending, or leads on by a choice or exit that is always open: one "
                            "without a condition and without\n"
                            "*(once)*.",
             .bad = "### He shrugs\n\n**Bo:** If I knew, I would not be here.",
             .good = "### He shrugs\n\n**Bo:** If I knew, I would not be here.\n\n-> [He leaves](#he-leaves)"},
    .lesson = run};

}  // namespace colloquy::check
