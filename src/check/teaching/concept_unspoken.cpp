#include <algorithm>

#include "check/facts.h"
#include "check/passes.h"

namespace colloquy::check {
namespace {

bool is_conversation(Where w) {
  return w == Where::turn || w == Where::summary || w == Where::aside || w == Where::idea || w == Where::option ||
         w == Where::remark || w == Where::intro;
}

void run(const LessonFacts& facts, Report& report) {
  if (!facts.lesson.dialogue || facts.lesson.dialogue->parts.empty()) return;
  for (const TermFact& term : facts.terms()) {
    if (!term.is_concept) continue;
    // Any word of any of its names will do: people do not speak in headwords.
    Stems any = facts.content(term.term->term);
    for (const std::string& form : term.term->also) {
      for (const Stem s : facts.content(form)) any.push_back(s);
    }
    if (any.empty()) continue;
    const bool spoken = std::any_of(facts.prose().begin(), facts.prose().end(), [&](const Prose& p) {
      return is_conversation(p.where) && std::any_of(any.begin(), any.end(), [&](Stem s) {
               return std::find(p.stems.begin(), p.stems.end(), s) != p.stems.end();
             });
    });
    if (spoken) continue;
    report.at(term.term->term_span,
              "The key concept " + quoted(term.term->term) + " never comes up in the conversation.",
              "Let somebody speak of it, or move it to the glossary.");
  }
}

}  // namespace

const Rule kConceptUnspoken = {
    .info =
        {.id = "teaching/concept-unspoken",
         .summary = "A key concept never comes up in the conversation.",
         .explanation = "Somebody who only listens should meet every key concept. It counts as spoken when any word of "
                        "its names occurs in any\n"
                        "part, in any form.",
         .bad = "**Guide:** Wait three seconds.\n\n## Key concepts\n\n**Rapport:** A felt connection.",
         .good =
             "**Guide:** Wait three seconds: it builds rapport.\n\n## Key concepts\n\n**Rapport:** A felt connection."},
    .lesson = run};

}  // namespace colloquy::check
