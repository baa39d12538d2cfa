#include <map>

#include "check/passes.h"
#include "check/teaching/items.h"
#include "text/fold.h"

namespace colloquy::check {
namespace {

// Fold, but where nothing but signs is left ("+", "-") the text itself.
std::string key_of(const std::string& text) {
  const std::string folded = text::fold(text);
  return folded.empty() ? text : folded;
}

void run(const LessonFacts& facts, Report& report) {
  each_option_list(facts.lesson, [&](const OptionList& list) {
    std::map<std::string, const lesson::Option*> seen;
    for (const lesson::Option& option : *list.options) {
      const std::string text = lesson::plain_text(option.text);
      if (text.empty()) continue;
      const auto [at, fresh] = seen.try_emplace(key_of(text), &option);
      if (fresh) continue;
      report.at(option.span,
                "This option is the same as the one in line " + std::to_string(at->second->span.line) + ".",
                at->second->right != option.right ? "One of them is right and one is not: take one out."
                                                  : "Take one of them out.");
    }
  });
  each_question(facts.lesson, [&](const lesson::Question& q) {
    for (const lesson::Gap& gap : q.gaps) {
      std::map<std::string, bool> seen;
      for (const lesson::Gap::Choice& choice : gap.menu) {
        if (!seen.try_emplace(key_of(choice.text), true).second)
          report.at(gap.span, quoted(choice.text) + " stands twice in this gap.", "Take one of them out.");
      }
    }
  });
}

}  // namespace

const Rule kSameOption = {.info = {.id = "teaching/same-option",
                                   .severity = base::Severity::error,
                                   .summary = "Two options of one question are the same.",
                                   .explanation = "Case and punctuation do not count. Where one of the two is right, "
                                                  "the other is marked wrong for the same words.",
                                   .bad = "- [x] Wait.\n- [ ] wait",
                                   .good = "- [x] Wait.\n- [ ] Ask again."},
                          .lesson = run};

}  // namespace colloquy::check
