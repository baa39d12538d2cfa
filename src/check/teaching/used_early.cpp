#include <algorithm>
#include <map>

#include "check/facts.h"
#include "check/passes.h"

namespace colloquy::check {
namespace {

// Single words ("trust", "acceptance") are used in their ordinary sense all the time; a term of
// several words or an abbreviation is not.
bool is_technical(const lesson::Term& term, const Stems& name) {
  const bool capitals = std::all_of(term.term.begin(), term.term.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return name.size() > 1 || (capitals && term.term.size() > 1);
}

const Prose* first_use(const LessonFacts& facts, const TermFact& term) {
  for (const Prose& p : facts.prose()) {
    const bool read = p.where == Where::lede || p.where == Where::turn || p.where == Where::summary ||
                      p.where == Where::overview || p.where == Where::chapter || p.where == Where::concept_entry ||
                      p.where == Where::example || p.where == Where::stem;
    if (read && contains(facts.stems_of(p), term.names.front())) return &p;
  }
  return nullptr;
}

// For every name the index of the first lesson (of a language) that explains it.
using Explainers = std::map<std::pair<std::string, Stems>, std::size_t>;

Explainers explainers(const CourseFacts& course) {
  Explainers out;
  const auto& lessons = course.lessons();
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    if (lessons[i]->lesson.draft || lessons[i]->lesson.index) continue;
    for (const TermFact& term : lessons[i]->terms()) {
      for (const Stems& name : term.names) out.try_emplace({lessons[i]->lesson.lang, name}, i);
    }
  }
  return out;
}

bool in_glossary(const CourseFacts& course, const Stems& name) {
  return std::any_of(course.glossary().begin(), course.glossary().end(), [&](const TermFact& t) {
    return std::find(t.names.begin(), t.names.end(), name) != t.names.end();
  });
}

void run(const CourseFacts& course, Report& report) {
  const Explainers first = explainers(course);
  const auto& lessons = course.lessons();
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    if (lessons[i]->lesson.draft || lessons[i]->lesson.index) continue;
    for (const TermFact& term : lessons[i]->terms()) {
      const Stems& name = term.names.front();
      const auto at = first.find({lessons[i]->lesson.lang, name});
      if (at == first.end() || at->second != i || !is_technical(*term.term, name) || in_glossary(course, name))
        continue;
      for (std::size_t k = 0; k < i; ++k) {
        const LessonFacts& user = *lessons[k];
        if (user.lesson.lang != lessons[i]->lesson.lang || user.lesson.draft || user.lesson.index ||
            !user.may_mention({name}))
          continue;
        const Prose* use = first_use(user, term);
        if (use == nullptr) continue;
        report.at(user.find(use->span, term.term->term),
                  quoted(term.term->term) + " is used here, but only " + quoted(lessons[i]->lesson.title) +
                      ", a later lesson, explains it.",
                  "Explain it in this lesson or in glossary.md, or use another word here.");
        break;
      }
    }
  }
}

}  // namespace

const Rule kUsedEarly = {
    .info =
        {.id = "teaching/used-early",
         .summary = "A term is used in a lesson that stands before the one that explains it.",
         .explanation = "Learners meet lessons in course order. Terms of several words, and single words of seven "
                        "letters or more, should be\n"
                        "explained in the first lesson that uses them, or in glossary.md. Within one lesson a term may "
                        "be used anywhere.",
         .bad =
             "1-first.md:   Wait time is what we practise.\n2-second.md:  **Wait time:** The seconds after a question.",
         .good = "1-first.md:   Wait time is what we practise.\n              **Wait time:** The seconds after a "
                 "question."},
    .course = run};

}  // namespace colloquy::check
