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
      if (prompt == nullptr || !prompt->question.empty()) continue;
      const base::Span label{prompt->span.file, prompt->span.line, prompt->span.column, prompt->span.line,
                             prompt->span.column + 8};
      report.at(facts.find(label, "**You:**"), "The learner is to answer here, but the line before asks nothing.",
                "End the line before with a question.");
    }
  }
}

}  // namespace

const Rule kYouQuestion = {.info = {.id = "teaching/you-question",
                                    .summary = "The learner is to answer a line that asks nothing.",
                                    .explanation = "The player stops at **You:** and shows the last question of the "
                                                   "line before it. Where that line has no question mark\n"
                                                   "there is nothing to show.",
                                    .bad = "**Guide:** Tell me what you would do.\n\n**You:**\n\n- wait",
                                    .good = "**Guide:** What would you do?\n\n**You:**\n\n- wait"},
                           .lesson = run};

}  // namespace colloquy::check
