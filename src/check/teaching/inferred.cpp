#include "check/facts.h"
#include "check/passes.h"

namespace colloquy::check {
namespace {

void run(const LessonFacts& facts, Report& report) {
  if (!facts.lesson.dialogue) return;
  for (const lesson::Part& part : facts.lesson.dialogue->parts) {
    if (!part.inferred_speakers) continue;
    // The comment stands above the part's heading or just below it.
    base::Span around = part.title_span;
    if (around.known()) {
      around.line = around.line > 3 ? around.line - 3 : 1;
      around.column = 1;
      around.end_line = part.title_span.line + 4;
    }
    const base::Span comment = facts.find(around, "<!-- inferred: speakers -->");
    report.at(comment == around ? part.title_span : comment,
              "The speakers of " + quoted(part.title) + " were guessed by a program.",
              "Read the part, correct the names, then delete this comment.");
  }
}

}  // namespace

const Rule kInferred = {.info = {.id = "teaching/inferred",
                                 .summary = "Speakers were guessed and nobody has looked at them.",
                                 .explanation = "An importer that finds a conversation without names proposes teacher "
                                                "and student by turns and says so in a comment.\n"
                                                "Deleting the comment approves the names.",
                                 .bad = "<!-- inferred: speakers -->\n### Why a pause helps",
                                 .good = "### Why a pause helps"},
                        .lesson = run};

}  // namespace colloquy::check
