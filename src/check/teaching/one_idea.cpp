#include <algorithm>

#include "check/facts.h"
#include "check/passes.h"

namespace colloquy::check {
namespace {

// A first key idea that lost its dash joins the question: "Who counts? the guide / whoever leads".
// Seen by what stands after the question mark: a list of wordings with slashes, or lower case.
void run(const LessonFacts& facts, Report& report) {
  if (!facts.lesson.test) return;
  for (const lesson::Pool& pool : facts.lesson.test->pools) {
    for (const lesson::Question& q : pool.questions) {
      if (q.kind != lesson::Question::Kind::open) continue;
      const std::string stem = lesson::plain_text(q.stem);
      const std::size_t mark = stem.rfind('?');
      if (mark == std::string::npos || mark + 2 >= stem.size()) continue;
      const std::string tail = stem.substr(stem.find_first_not_of(" \n", mark + 1) == std::string::npos
                                               ? stem.size()
                                               : stem.find_first_not_of(" \n", mark + 1));
      if (tail.empty()) continue;
      const bool small = tail.front() >= 'a' && tail.front() <= 'z';
      const bool ends_as_sentence =
          tail.back() == '.' || tail.back() == '!' || tail.back() == ':' || tail.back() == ')';
      if (tail.find(" / ") == std::string::npos && (!small || ends_as_sentence)) continue;
      report.at(facts.find(q.span, tail), quoted(tail) + " stands in the question, but looks like a key idea.",
                "Begin the line with a dash.");
    }
  }
}

}  // namespace

const Rule kOneIdea = {
    .info = {.id = "teaching/one-idea",
             .summary = "The first key idea seems to have lost its dash.",
             .explanation =
                 "A line without a dash under an open question belongs to the question. Where it follows the question "
                 "mark and looks\n"
                 "like a list of wordings, it was probably meant as a key idea, and would be shown with the question.",
             .bad = "1. Who counts?\n   the guide / whoever leads\n   - twice",
             .good = "1. Who counts?\n   - the guide / whoever leads\n   - twice"},
    .lesson = run};

}  // namespace colloquy::check
