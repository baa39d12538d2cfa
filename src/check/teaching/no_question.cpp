#include <algorithm>
#include <variant>

#include "check/facts.h"
#include "check/passes.h"

namespace colloquy::check {
namespace {

void run(const LessonFacts& facts, Report& report) {
  if (!facts.lesson.dialogue) return;
  for (const lesson::Part& part : facts.lesson.dialogue->parts) {
    const bool asked = std::any_of(part.lines.begin(), part.lines.end(), [](const lesson::Line& line) {
      return std::holds_alternative<lesson::Prompt>(line);
    });
    if (asked || part.lines.empty()) continue;
    report.at(part.title_span.known() ? part.title_span : part.span,
              "Nobody asks the learner anything in " + quoted(part.title) + ".",
              "Put **You:** and a list of key ideas after a question of the teacher's.");
  }
}

}  // namespace

const Rule kNoQuestion = {
    .info = {.id = "teaching/no-question",
             .summary = "A part of the conversation asks the learner nothing.",
             .explanation = "Answering first, then hearing an answer, is what makes a conversation more than something "
                            "to listen to. One question a\n"
                            "part is enough.",
             .bad = "### Two counts\n\n**Guide:** Where do I count first?\n\n**Amal:** At the racks.",
             .good = "### Two counts\n\n**Guide:** Where do I count first?\n\n**You:**\n\n- at the racks\n\n**Amal:** "
                     "At the racks."},
    .lesson = run};

}  // namespace colloquy::check
