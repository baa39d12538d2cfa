#include "check/facts.h"
#include "check/passes.h"
#include "check/teaching/scenes.h"

namespace colloquy::check {
namespace {

void run(const LessonFacts& facts, Report& report) {
  if (!facts.lesson.rehearsal) return;
  const lesson::Rehearsal& r = *facts.lesson.rehearsal;
  // Behind a way that leads nowhere (form/scene) everything looks unreachable.
  if (r.scenes.empty() || !all_targets_exist(r)) return;
  std::vector<bool> seen(r.scenes.size(), false);
  std::vector<std::size_t> open = {0};
  seen[0] = true;
  const auto go = [&](const std::string& target) {
    const std::size_t at = scene_named(r, target);
    if (!seen[at]) {
      seen[at] = true;
      open.push_back(at);
    }
  };
  while (!open.empty()) {
    const lesson::Scene& scene = r.scenes[open.back()];
    open.pop_back();
    for (const lesson::Choice& choice : scene.choices) go(choice.target);
    for (const lesson::Exit& exit : scene.exits) go(exit.target);
  }
  for (std::size_t i = 0; i < r.scenes.size(); ++i) {
    if (seen[i]) continue;
    const lesson::Scene& scene = r.scenes[i];
    report.at(scene.title_span.known() ? scene.title_span : scene.span,
              "No way leads to the scene " + quoted(scene.title) + ".",
              "Let a choice or an exit lead here. The first scene starts.");
  }
}

}  // namespace

const Rule kUnreachable = {.info = {.id = "teaching/unreachable",
                                    .severity = base::Severity::error,
                                    .summary = "No way leads to a scene.",
                                    .explanation = "The rehearsal starts with its first scene and goes where choices "
                                                   "and exits lead; conditions are taken to hold.",
                                    .bad = "### At the desk\n\n**Bo:** Hello?\n\n**Good ending:** Well done.\n\n### He "
                                           "leaves\n\n**Poor ending:** Bo walks out.",
                                    .good = "### At the desk\n\n**Bo:** Hello?\n\n-> [He leaves](#he-leaves)\n\n### He "
                                            "leaves\n\n**Poor ending:** Bo walks out."},
                           .lesson = run};

}  // namespace colloquy::check
