#include "check/facts.h"
#include "check/passes.h"

namespace colloquy::check {
namespace {

void run(const LessonFacts& facts, Report& report) {
  if (!facts.lesson.rehearsal || !facts.lesson.rehearsal->scenes.empty()) return;
  report.at(facts.heading(lesson::Section::rehearsal), "This rehearsal has no scene to play.",
            "Give it one: ### and a title, then a line of the other person and **You:** with choices.");
}

}  // namespace

const Rule kNoSceneRule = {
    .info = {.id = "teaching/no-scene",
             .severity = base::Severity::error,
             .summary = "A rehearsal has no scene.",
             .explanation = "Codes and criteria say what is scored; scenes are what is played. A scene is any ### "
                            "heading that is neither. Often one\n"
                            "mark too few (## instead of ###) took the scenes out of the rehearsal.",
             .bad = "## Rehearsal\n\n## The call\n\n**Bo:** Hello?",
             .good = "## Rehearsal\n\n### The call\n\n**Bo:** Hello?"},
    .lesson = run};

}  // namespace colloquy::check
