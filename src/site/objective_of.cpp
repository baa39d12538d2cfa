#include "site/objective_of.h"

#include "lesson/filled.h"
#include "site/likeness.h"

namespace colloquy::site {

using lesson::plain_text;

ObjectiveOf::ObjectiveOf(const lesson::Test* test) {
  if (test == nullptr) return;
  for (const lesson::Pool& pool : test->pools) {
    for (const lesson::Question& question : pool.questions) {
      if (!question.objective.empty()) asked_.push_back({question.objective, stems_of(words_of(question))});
    }
  }
}

std::string ObjectiveOf::find(const std::string& front_and_back) const {
  if (asked_.empty()) return {};
  const std::vector<std::string> wanted = stems_of(front_and_back);
  const Asked* best = nullptr;
  std::size_t most = 0;
  for (const Asked& asked : asked_) {
    const std::size_t n = shared(asked.stems, wanted);
    if (is_enough(n, wanted.size()) && n > most) best = &asked, most = n;
  }
  return best == nullptr ? "" : best->objective;
}

std::string words_of(const lesson::Question& question) {
  std::string out = plain_text(question.stem) + " " + plain_text(question.answer) + " " + plain_text(question.feedback);
  for (const lesson::Option& option : question.options) {
    if (option.right) out += " " + plain_text(option.text) + " " + plain_text(option.feedback);
  }
  for (const lesson::Question::Pair& pair : question.pairs)
    if (!pair.left.empty()) out += " " + plain_text(pair.left) + " " + plain_text(pair.right);
  for (const lesson::Question::Step& step : question.steps) out += " " + plain_text(step.text);
  for (const lesson::Idea& idea : question.ideas)
    if (!idea.against && !idea.accept.empty()) out += " " + idea.accept.front();
  for (const lesson::Gap& gap : question.gaps)
    if (!gap.accept.empty()) out += " " + lesson::shown(gap.accept.front());
  return out;
}

}  // namespace colloquy::site
