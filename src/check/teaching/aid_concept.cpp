#include <algorithm>

#include "check/facts.h"
#include "check/passes.h"

namespace colloquy::check {
namespace {

// "Positive regard" counts where "Unconditional positive regard" is explained.
bool is_explained(const LessonFacts& facts, const Stems& words) {
  const auto within = [&](const std::vector<TermFact>& terms) {
    return std::any_of(terms.begin(), terms.end(), [&](const TermFact& t) {
      return std::any_of(t.names.begin(), t.names.end(),
                         [&](const Stems& name) { return contains(name, words) || contains(words, name); });
    });
  };
  return within(facts.terms()) || within(facts.course.glossary());
}

void run(const LessonFacts& facts, Report& report) {
  for (const lesson::Aid& aid : facts.lesson.aids) {
    if (aid.kind != lesson::Aid::Kind::acronym) continue;
    std::vector<const lesson::Aid::Word*> strangers;
    bool any_known = false;
    for (const lesson::Aid::Word& word : aid.words) {
      if (word.silent) continue;
      const Stems words = facts.stems(word.text);
      if (facts.content(word.text).empty()) continue;
      if (is_explained(facts, words)) {
        any_known = true;
      } else {
        strangers.push_back(&word);
      }
    }
    // An acronym none of whose words is explained is a sentence ("Why Am I Talking"), not a list of concepts.
    if (!any_known) continue;
    for (const lesson::Aid::Word* word : strangers) {
      report.at(word->span.known() ? word->span : aid.span,
                quoted(word->text) + " in " + (aid.title.empty() ? "this acronym" : aid.title) +
                    " is no key concept of the lesson.",
                "Explain it among the key concepts or in the glossary, or choose a word that is.");
    }
  }
}

}  // namespace

const Rule kAidConcept = {
    .info = {.id = "teaching/aid-concept",
             .summary = "A word of an acronym is explained nowhere.",
             .explanation = "An acronym that helps to remember concepts should hold concepts. Speaks only where at "
                            "least one of its words is a key\n"
                            "concept or glossary term; others are sentences and stay.",
             .bad = "### Acronym: CART\n\nConfidentiality, Acceptance, Respect, Trust\n\n(only Confidentiality is a "
                    "key concept)",
             .good = "### Acronym: ACE\n\nAcceptance, Confidentiality, Empathy\n\n(all three are key concepts)"},
    .lesson = run};

}  // namespace colloquy::check
