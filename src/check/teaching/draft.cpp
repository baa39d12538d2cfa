#include <variant>

#include "check/facts.h"
#include "check/passes.h"

namespace colloquy::check {
namespace {

void say(Report& report, base::Span span, const char* what) {
  report.at(span, std::string("A program drafted this ") + what + " and nobody has approved it.",
            "Read it against its source, then write source: instead of draft: in the comment above.");
}

void say(Report& report, const lesson::Turn& turn) {
  if (turn.draft) say(report, turn.label_span.known() ? turn.label_span : turn.span, "line");
}

void run(const LessonFacts& facts, Report& report) {
  const lesson::Lesson& l = facts.lesson;
  if (l.dialogue) {
    for (const lesson::Part& part : l.dialogue->parts) {
      for (const lesson::Line& line : part.lines) {
        const auto* turn = std::get_if<lesson::Turn>(&line);
        if (turn != nullptr) say(report, *turn);
      }
      if (part.summary && part.summary->draft) say(report, part.summary->span, "summary");
    }
  }
  for (const auto* list : {&l.objectives, &l.concepts, &l.glossary}) {
    for (const lesson::Term& term : *list) {
      if (term.draft) say(report, term.term_span, "entry");
    }
  }
  for (const lesson::Card& card : l.cards) {
    if (card.draft) say(report, card.span, "card");
  }
  if (l.test) {
    for (const lesson::Pool& pool : l.test->pools) {
      for (const lesson::Question& q : pool.questions) {
        if (q.draft) say(report, q.stem_span.known() ? q.stem_span : q.span, "question");
      }
    }
  }
  if (l.rehearsal) {
    for (const lesson::Scene& scene : l.rehearsal->scenes) {
      for (const lesson::SceneTurn& line : scene.turns) say(report, line.turn);
    }
  }
  for (const base::Span& span : l.drafts) say(report, span, "passage");
}

void run_course(const CourseFacts& facts, Report& report) {
  for (const lesson::Term& term : facts.course.glossary) {
    if (term.draft) say(report, term.term_span, "entry");
  }
}

}  // namespace

const Rule kDraft = {
    .info = {.id = "teaching/draft",
             .summary = "Lines drafted by a program wait for approval.",
             .explanation = "A comment draft: FILE:LINES marks what a program wrote from a source. check only reminds; "
                            "build refuses to publish it\n"
                            "(unless --drafts). Changing draft: to source:, or deleting the comment, approves.",
             .bad = "<!-- draft: sources/handbook.txt:2 -->\n**Guide:** I count twice.",
             .good = "<!-- source: sources/handbook.txt:2 -->\n**Guide:** I count twice."},
    .lesson = run,
    .course = run_course};

}  // namespace colloquy::check
