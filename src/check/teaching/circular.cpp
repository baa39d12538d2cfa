#include <algorithm>

#include "check/facts.h"
#include "check/passes.h"
#include "text/sentences.h"

namespace colloquy::check {
namespace {

// "Smaller question: a question that ..." names the family and is no circle; "Smaller question: a
// question that is smaller" is. So all content words of the term must come back in the first
// sentence of its meaning.
void run(const LessonFacts& facts, Report& report) {
  for (const TermFact& term : facts.terms()) {
    const std::string meaning = lesson::plain_text(term.term->meaning);
    const std::vector<std::string_view> sentences = text::split_sentences(meaning);
    const Stems wanted = facts.content(term.term->term);
    if (sentences.empty() || wanted.empty()) continue;
    // "See [the key concept]": a pointer, no definition.
    const Stems said = facts.stems(sentences.front());
    if (said.size() < 4) continue;
    const bool all = std::all_of(wanted.begin(), wanted.end(),
                                 [&](Stem s) { return std::find(said.begin(), said.end(), s) != said.end(); });
    if (!all) continue;
    const base::Span within = term.term->meaning.empty() ? term.term->span : term.term->meaning.front().span;
    report.at(within, "The meaning of " + quoted(term.term->term) + " is explained by the same word.",
              "Say it in words that somebody knows who does not know the term.");
  }
}

}  // namespace

const Rule kCircular = {.info = {.id = "teaching/circular",
                                 .summary = "A definition explains a term by itself.",
                                 .explanation = "A learner who looks a word up does not know it; its own stem in the "
                                                "first sentence of the meaning does not help.\n"
                                                "Naming the family (\"a question that ...\") is fine.",
                                 .bad = "**Confidentiality:** Keeping things confidential is confidentiality.",
                                 .good = "**Confidentiality:** What a client says stays in the room."},
                        .lesson = run};

}  // namespace colloquy::check
