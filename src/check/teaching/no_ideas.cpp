#include <algorithm>
#include <variant>

#include "check/facts.h"
#include "check/passes.h"

namespace colloquy::check {
namespace {

void run(const LessonFacts& facts, Report& report) {
  if (!facts.lesson.dialogue) return;
  for (const lesson::Part& part : facts.lesson.dialogue->parts) {
    for (const lesson::Line& line : part.lines) {
      const auto* prompt = std::get_if<lesson::Prompt>(&line);
      if (prompt == nullptr || !prompt->options.empty()) continue;
      const bool wanted =
          std::any_of(prompt->ideas.begin(), prompt->ideas.end(), [](const lesson::Idea& i) { return !i.against; });
      if (wanted) continue;
      const base::Span label{prompt->span.file, prompt->span.line, prompt->span.column, prompt->span.line,
                             prompt->span.column + 8};
      report.at(facts.find(label, "**You:**"),
                prompt->ideas.empty() ? "The learner is asked here, but no key idea says what a good answer holds."
                                      : "Only misconceptions stand here: no key idea says what a good answer holds.",
                "Add a list below it: - wait / stay silent");
    }
  }
}

}  // namespace

const Rule kNoIdeas = {.info = {.id = "teaching/no-ideas",
                                .summary = "The learner is asked, and nothing says what a good answer holds.",
                                .explanation = "Under **You:** stands a list of key ideas (or of choices). Without one "
                                               "the player can stop, but not compare.",
                                .bad = "**You:**\n\n**Amal:** Wait?",
                                .good = "**You:**\n\n- wait / stay silent\n\n**Amal:** Wait?"},
                       .lesson = run};

}  // namespace colloquy::check
