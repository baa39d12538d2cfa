#include <algorithm>

#include "check/passes.h"
#include "check/teaching/items.h"
#include "text/words.h"

namespace colloquy::check {
namespace {

bool is_of_the_test(Where w) {
  return w == Where::stem || w == Where::answer || w == Where::option || w == Where::idea || w == Where::remark ||
         w == Where::hint || w == Where::material;
}

// The lesson never says any content word of the right answer. Numbers may have been calculated, and
// a word or two may be paraphrase, so all of them have to be missing.
void run(const LessonFacts& facts, Report& report) {
  std::vector<const Stems*> taught;
  std::size_t words = 0;
  for (const Prose& p : facts.prose()) {
    if (is_of_the_test(p.where)) continue;
    words += p.stems.size();
    taught.push_back(&p.stems);
  }
  for (const TermFact& term : facts.terms()) {
    for (const Stems& name : term.names) taught.push_back(&name);
  }
  // A lesson that is little but a test refers to another one.
  constexpr std::size_t kEnoughWords = 150;
  constexpr std::size_t kLongestTerm = 4;
  if (words < kEnoughWords) return;
  const auto is_taught = [&](const Stems& answer) {
    return std::any_of(answer.begin(), answer.end(), [&](Stem s) {
      return std::any_of(taught.begin(), taught.end(),
                         [&](const Stems* text) { return std::find(text->begin(), text->end(), s) != text->end(); });
    });
  };
  const auto is_number = [](const std::string& text) { return text.find_first_of("0123456789") != std::string::npos; };
  each_question(facts.lesson, [&](const lesson::Question& q) {
    std::string answer;
    if (q.kind == lesson::Question::Kind::choice) {
      for (const lesson::Option& o : q.options) {
        if (o.right) answer = lesson::plain_text(o.text);
      }
    } else if (q.kind == lesson::Question::Kind::short_answer && !q.gaps.empty() && !q.gaps[0].accept.empty()) {
      for (const std::string& a : q.gaps[0].accept) answer += a + " ";
    }
    const Stems content = facts.content(answer);
    // A whole sentence applies what was taught, in words of its own.
    if (content.empty() || text::count_words(answer) > kLongestTerm || is_number(answer) || is_taught(content)) return;
    while (answer.ends_with(' ')) answer.pop_back();
    report.at(place_of(q), "The lesson never says the answer: no word of " + quoted(answer) + " occurs in it.",
              "Teach it, or ask for something that the lesson says.");
  });
}

}  // namespace

const Rule kAnswerMissing = {
    .info = {.id = "teaching/answer-missing",
             .summary = "A test question asks for what the lesson never says.",
             .explanation = "Looked at: the right option of a choice and the accepted words of a short answer, when "
                            "none of their content words occurs\n"
                            "anywhere in the lesson outside the test. Answers with digits are left alone.",
             .bad = "(a lesson on pauses)\n\n1. Who founded the museum? [[Ada Stern]]",
             .good = "(a lesson on pauses)\n\n1. What does a pause leave to the visitor? [[the floor]]"},
    .lesson = run};

}  // namespace colloquy::check
