#include <variant>

#include "check/facts.h"
#include "check/passes.h"

namespace colloquy::check {
namespace {

bool ends_with_question(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '"' || text.back() == '\'' || text.back() == ')'))
    text.remove_suffix(1);
  return text.ends_with('?') || text.ends_with("\xD8\x9F") || text.ends_with("\xEF\xBC\x9F") ||
         text.ends_with("?\xE2\x80\x9D");
}

void run(const LessonFacts& facts, Report& report) {
  if (!facts.lesson.dialogue) return;
  for (const lesson::Part& part : facts.lesson.dialogue->parts) {
    if (part.lines.empty()) continue;
    const auto* last = std::get_if<lesson::Turn>(&part.lines.back());
    if (last == nullptr || !ends_with_question(lesson::plain_text(last->text))) continue;
    report.at(last->label_span.known() ? last->label_span : last->span,
              "Nobody answers this question: it is the last line of " + quoted(part.title) + ".",
              "Let somebody answer, or put **You:** and key ideas below it.");
  }
}

}  // namespace

const Rule kUnanswered = {.info = {.id = "teaching/unanswered",
                                   .summary = "A part of the conversation ends with a question that nobody answers.",
                                   .explanation = "The next part begins a new subject and a summary is no answer. A "
                                                  "question meant for the learner has **You:** below it.",
                                   .bad = "**Bo:** And if nothing comes?\n\n**Summary:** A pause is an offer.",
                                   .good = "**Bo:** And if nothing comes?\n\n**Guide:** Then you ask something "
                                           "smaller.\n\n**Summary:** A pause is an offer."},
                          .lesson = run};

}  // namespace colloquy::check
