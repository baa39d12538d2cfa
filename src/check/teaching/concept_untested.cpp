#include <algorithm>

#include "check/passes.h"
#include "check/teaching/items.h"

namespace colloquy::check {
namespace {

bool is_of_the_test(Where w) {
  return w == Where::stem || w == Where::answer || w == Where::option || w == Where::idea || w == Where::remark ||
         w == Where::hint || w == Where::material;
}

void run(const LessonFacts& facts, Report& report) {
  bool any_question = false;
  each_question(facts.lesson, [&](const lesson::Question&) { any_question = true; });
  if (!any_question) return;
  Stems tested;
  bool in_test = false;
  for (const Prose& p : facts.prose()) {
    // Options, ideas and remarks of the conversation come before the first material or stem.
    in_test = in_test || p.where == Where::stem || p.where == Where::material;
    if (in_test && is_of_the_test(p.where)) tested.insert(tested.end(), p.stems.begin(), p.stems.end());
  }
  each_question(facts.lesson, [&](const lesson::Question& q) {
    for (const lesson::Gap& gap : q.gaps) {
      for (const std::string& accept : gap.accept) {
        for (const Stem s : facts.stems(accept)) tested.push_back(s);
      }
      for (const lesson::Gap::Choice& c : gap.menu) {
        for (const Stem s : facts.stems(c.text)) tested.push_back(s);
      }
      for (const Stem s : facts.stems(gap.text)) tested.push_back(s);
    }
  });
  std::sort(tested.begin(), tested.end());
  for (const TermFact& term : facts.terms()) {
    if (!term.is_concept) continue;
    Stems any = facts.content(term.term->term);
    for (const std::string& form : term.term->also) {
      for (const Stem s : facts.content(form)) any.push_back(s);
    }
    const bool asked_for = any.empty() || std::any_of(any.begin(), any.end(), [&](Stem s) {
                             return std::binary_search(tested.begin(), tested.end(), s);
                           });
    if (asked_for) continue;
    report.at(term.term->term_span,
              "No question of the practice test touches the key concept " + quoted(term.term->term) + ".",
              "Add one: what is not asked is soon forgotten.");
  }
}

}  // namespace

const Rule kConceptUntested = {
    .info = {.id = "teaching/concept-untested",
             .summary = "No test question touches a key concept.",
             .explanation = "Speaks in lessons that have a test. A concept counts as touched when any word of its "
                            "names stands in any question, in any\n"
                            "form.",
             .bad = "**Rapport:** A felt connection.\n\n1. How long do you wait? [[3]]",
             .good = "**Rapport:** A felt connection.\n\n1. What grows when you wait? [[rapport]]"},
    .lesson = run};

}  // namespace colloquy::check
