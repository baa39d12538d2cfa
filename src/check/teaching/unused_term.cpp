#include <algorithm>

#include "base/utf8.h"
#include "check/facts.h"
#include "check/passes.h"
#include "text/fold.h"

namespace colloquy::check {
namespace {

// Stems are English. In other languages endings (and Arabic beginnings) vary, so the letters of the
// term anywhere in a word will do.
bool stands_somewhere(const LessonFacts& facts, const lesson::Term& term) {
  const std::string wanted = text::fold_word(term.term);
  return base::count_code_points(wanted) >= 4 &&
         std::any_of(facts.prose().begin(), facts.prose().end(), [&](const Prose& p) {
           return p.owner != &term && text::fold_word(p.text).find(wanted) != std::string::npos;
         });
}

bool used_in(const LessonFacts& facts, const TermFact& term) {
  if (!facts.is_english() && stands_somewhere(facts, *term.term)) return true;
  return facts.may_mention(term.names) && std::any_of(facts.prose().begin(), facts.prose().end(), [&](const Prose& p) {
           return p.owner != term.term && mentions(facts.stems_of(p), term.names);
         });
}

void run_lesson(const LessonFacts& facts, Report& report) {
  for (const TermFact& term : facts.terms()) {
    // A key concept is a part of the lesson in its own right; an included list serves many lessons.
    if (term.is_concept || !term.term->included_from.empty() || used_in(facts, term)) continue;
    // Explained as a key concept too: that is its use.
    const bool is_concept = std::any_of(facts.terms().begin(), facts.terms().end(), [&](const TermFact& other) {
      return other.is_concept && other.names.front() == term.names.front();
    });
    if (is_concept) continue;
    report.at(term.term->term_span,
              "The lesson never uses the word " + quoted(term.term->term) + " that its glossary explains.",
              "Use it, give the form in use in brackets after it, or take the entry out.");
  }
}

void run(const CourseFacts& course, Report& report) {
  for (const TermFact& term : course.glossary()) {
    const bool used = std::any_of(course.lessons().begin(), course.lessons().end(),
                                  [&](const auto& facts) { return used_in(*facts, term); });
    if (used || course.lessons().empty()) continue;
    report.at(term.term->term_span,
              "No lesson uses the word " + quoted(term.term->term) + " that the course's glossary explains.",
              "Use it, give the form in use in brackets after it, or take the entry out.");
  }
}

}  // namespace

const Rule kUnusedTerm = {
    .info = {.id = "teaching/unused-term",
             .summary = "A glossary explains a word that the lesson never uses.",
             .explanation = "Every glossary entry becomes two flash cards. A word that is met nowhere else is learnt "
                            "without anything to hang\n"
                            "it on. The word counts as used in any form of the same stem, and in any form given in "
                            "brackets after the term.",
             .bad = "## Glossary\n\n**Rapport:** A felt connection.",
             .good =
                 "**Guide:** We call this felt connection rapport.\n\n## Glossary\n\n**Rapport:** A felt connection."},
    .lesson = run_lesson,
    .course = run};

}  // namespace colloquy::check
