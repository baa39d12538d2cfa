#include <algorithm>

#include "check/facts.h"
#include "check/passes.h"
#include "text/sentences.h"
#include "text/words.h"

namespace colloquy::check {
namespace {

// Without what stands in brackets: "(also, psychodynamic psychotherapy)".
std::string outside_brackets(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    depth += c == '(' ? 1 : 0;
    if (depth == 0) out += c;
    depth -= c == ')' && depth > 0 ? 1 : 0;
  }
  return out;
}

// A word and its plural are one; "transfer" in the meaning of "transference" is none: families of
// words explain each other in the best books.
std::vector<std::string> singular_words(std::string_view text) {
  std::vector<std::string> out = text::words(text);
  for (std::string& w : out) {
    if (w.size() > 3 && w.ends_with('s') && !w.ends_with("ss")) w.pop_back();
  }
  return out;
}

// "Smaller question: a question that ..." names the family and is no circle: the whole term has to
// come back in the first sentence of its meaning.
void run(const LessonFacts& facts, Report& report) {
  for (const TermFact& term : facts.terms()) {
    const std::string meaning = outside_brackets(lesson::plain_text(term.term->meaning));
    const std::vector<std::string_view> sentences = text::split_sentences(meaning);
    const std::vector<std::string> wanted = singular_words(term.term->term);
    if (sentences.empty() || wanted.empty()) continue;
    const std::vector<std::string> said = singular_words(sentences.front());
    // "See [the key concept]": a pointer, no definition.
    if (said.size() < 4 || std::search(said.begin(), said.end(), wanted.begin(), wanted.end()) == said.end()) continue;
    base::Span within = term.term->meaning.front().span;
    within.end_line = std::max(within.end_line, term.term->span.end_line);
    const base::Span exact = facts.find(within, term.term->term);
    report.at(exact == within ? term.term->meaning.front().span : exact,
              "The meaning of " + quoted(term.term->term) + " is explained by the same word.",
              "Say it in words that somebody knows who does not know the term.");
  }
}

}  // namespace

const Rule kCircular = {
    .info =
        {.id = "teaching/circular",
         .summary = "A definition explains a term by itself.",
         .explanation =
             "A learner who looks a word up does not know it, so the word itself (or its plural) in the first sentence "
             "of its meaning\n"
             "does not help. Naming the family (\"a question that ...\") is fine, and so are words of the same family.",
         .bad = "**Confidentiality:** Keeping things confidential is confidentiality.",
         .good = "**Confidentiality:** What a client says stays in the room."},
    .lesson = run};

}  // namespace colloquy::check
