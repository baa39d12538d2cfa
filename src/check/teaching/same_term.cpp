#include <map>

#include "check/facts.h"
#include "check/passes.h"

namespace colloquy::check {
namespace {

// Concepts and glossary may hold the same term once each: then it is one term (the concept on the
// page, the glossary's words in the pop-up). Twice in one list is a mistake.
void check_list(const std::vector<const TermFact*>& terms, Report& report) {
  std::map<Stems, const TermFact*> seen;
  for (const TermFact* term : terms) {
    const TermFact* other = nullptr;
    bool own = false;
    for (const Stems& name : term->names) {
      if (name.empty()) continue;
      const auto [at, fresh] = seen.try_emplace(name, term);
      if (!fresh && at->second != term) other = at->second, own = at->first == term->names.front();
    }
    if (other == nullptr) continue;
    const std::string line = other->term->span.file == term->term->span.file
                                 ? "in line " + std::to_string(other->term->term_span.line)
                                 : "in another file";
    report.at(term->term->term_span,
              quoted(term->term->term) + " is explained twice: " + line + " as " + quoted(other->term->term) + ".",
              own ? "Keep one of the two entries."
                  : "Two entries share a name. Keep one of them, or take the shared form away.");
  }
}

void run_lesson(const LessonFacts& facts, Report& report) {
  std::vector<const TermFact*> concepts, glossary;
  for (const TermFact& term : facts.terms()) (term.is_concept ? concepts : glossary).push_back(&term);
  check_list(concepts, report);
  check_list(glossary, report);
}

void run(const CourseFacts& course, Report& report) {
  std::vector<const TermFact*> glossary;
  for (const TermFact& term : course.glossary()) glossary.push_back(&term);
  check_list(glossary, report);
}

}  // namespace

const Rule kSameTerm = {.info = {.id = "teaching/same-term",
                                 .severity = base::Severity::error,
                                 .summary = "A term is explained twice in one list.",
                                 .explanation = "Case, plural and other endings do not make another term. A key "
                                                "concept may also stand in the glossary: that is one\n"
                                                "term with two wordings.",
                                 .bad = "**Pause:** Silence that invites.\n\n**Pauses:** Silences.",
                                 .good = "**Pause** (pauses): Silence that invites."},
                        .lesson = run_lesson,
                        .course = run};

}  // namespace colloquy::check
