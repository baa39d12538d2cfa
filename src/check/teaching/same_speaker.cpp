#include <variant>

#include "check/facts.h"
#include "check/passes.h"

namespace colloquy::check {
namespace {

// Taking the second label away joins the turns: what stands without a label goes on with the turn
// before. Only for a plain label at the start of its line.
std::vector<base::Edit> merge(const LessonFacts& facts, const lesson::Turn& turn) {
  for (const std::string& label : {"**" + turn.who + ":** ", "**" + turn.who + "**: "}) {
    base::Span line = turn.span;
    line.end_line = line.line;
    const base::Span at = facts.find(line, label);
    if (at != line && at.column == turn.span.column) return {{at, ""}};
  }
  return {};
}

void run(const LessonFacts& facts, Report& report) {
  if (!facts.lesson.dialogue) return;
  for (const lesson::Part& part : facts.lesson.dialogue->parts) {
    const lesson::Turn* before = nullptr;
    for (const lesson::Line& line : part.lines) {
      const auto* turn = std::get_if<lesson::Turn>(&line);
      // A question to the learner or an aside stands between them: no fault.
      const bool joins = turn != nullptr && before != nullptr && before->who == turn->who && before->asides.empty() &&
                         !before->recording && !turn->recording;
      if (joins) {
        report.at(turn->label_span.known() ? turn->label_span : turn->span, turn->who + " speaks twice in a row.",
                  "Take the second name away: what follows goes on with the same line.",
                  turn->directions.empty() ? merge(facts, *turn) : std::vector<base::Edit>{});
      }
      before = turn;
    }
  }
}

}  // namespace

const Rule kSameSpeaker = {.info = {.id = "teaching/same-speaker",
                                    .summary = "The same person speaks twice in a row.",
                                    .explanation = "Mostly a name is wrong or a line is missing. A longer speech needs "
                                                   "no second name: paragraphs without one go on with\n"
                                                   "the turn. Across **You:** or a remark (>) it is no fault.",
                                    .bad = "**Guide:** Wait three seconds.\n\n**Guide:** Then ask.",
                                    .good = "**Guide:** Wait three seconds.\n\nThen ask.",
                                    .fixable = base::Fixable::yes},
                           .lesson = run};

}  // namespace colloquy::check
