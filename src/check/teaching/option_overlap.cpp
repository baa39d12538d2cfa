#include <algorithm>

#include "check/passes.h"
#include "check/teaching/items.h"
#include "text/words.h"

namespace colloquy::check {
namespace {

// "trust" in "no trust", "trust" in "lack of trust": opposites, not overlaps.
bool reverses(const std::string& text) {
  const std::vector<std::string> words = text::words(text);
  return std::any_of(words.begin(), words.end(), [](const std::string& w) {
    return text::is_negation(w) || w == "lack" || w == "only" || w == "absence" || w == "less" || w == "more";
  });
}

void run(const LessonFacts& facts, Report& report) {
  each_choice(facts.lesson, [&](const ChoiceItem& item) {
    const Stems key = facts.stems(item.key);
    if (facts.content(item.key).empty()) return;
    for (std::size_t i = 0; i < item.distractors.size(); ++i) {
      const Stems other = facts.stems(item.distractors[i]);
      if (key == other || facts.content(item.distractors[i]).empty()) continue;
      const bool key_inside = contains(other, key), key_around = contains(key, other);
      if (!key_inside && !key_around) continue;
      const std::string& longer = key_inside ? item.distractors[i] : item.key;
      if (reverses(longer)) continue;
      report.at(item.wrong[i]->span,
                key_inside ? "This wrong option holds the right one whole: it can be called right too."
                           : "The right option holds this wrong one whole: it can be called right too.",
                "Reword one so that only one can be right.");
    }
  });
}

}  // namespace

const Rule kOptionOverlap = {
    .info = {.id = "teaching/option-overlap",
             .summary = "A wrong option and the right one hold each other.",
             .explanation = "When all words of one stand in the other, in order, both can be defended.",
             .bad = "- [x] cognitive therapy\n- [ ] therapy\n- [ ] medicine",
             .good = "- [x] cognitive therapy\n- [ ] psychoanalysis\n- [ ] medicine"},
    .lesson = run};

}  // namespace colloquy::check
