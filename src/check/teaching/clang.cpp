#include <algorithm>

#include "check/passes.h"
#include "check/teaching/items.h"

namespace colloquy::check {
namespace {

bool has(const Stems& list, Stem s) {
  return std::find(list.begin(), list.end(), s) != list.end();
}

// An echo of the question in the key and in no other option. One shared word is often the subject
// itself; the rule waits until the shared words are at least half of the key.
void run(const LessonFacts& facts, Report& report) {
  each_choice(facts.lesson, [&](const ChoiceItem& item) {
    const Stems stem = facts.content(item.stem);
    const Stems key = facts.content(item.key);
    std::vector<Stems> others;
    for (const std::string& d : item.distractors) others.push_back(facts.stems(d));
    std::size_t echoed = 0;
    for (const Stem s : key) {
      const bool only_key =
          has(stem, s) && std::none_of(others.begin(), others.end(), [&](const Stems& o) { return has(o, s); });
      echoed += only_key ? 1u : 0u;
    }
    if (echoed == 0 || echoed * 2 < key.size() || (key.size() > 1 && echoed < 2)) return;
    report.at(item.question->options[item.key_index].span, "Only the right option repeats the words of the question.",
              "Say it in other words, or let a wrong option repeat them too.");
  });
}

}  // namespace

const Rule kClang = {
    .info = {.id = "teaching/clang",
             .summary = "The right option echoes the question and no other does.",
             .explanation = "\"What is wait time?\" with the key \"time to wait\" is answered by ear. Speaks when at "
                            "least half of the key's content words\n"
                            "stand in the question and in no wrong option.",
             .bad = "1. What is wait time?\n   - [x] Time to wait\n   - [ ] A short tour\n   - [ ] The closing bell",
             .good = "1. What is wait time?\n   - [x] The seconds after a question\n   - [ ] A short tour\n   - [ ] "
                     "The closing bell"},
    .lesson = run};

}  // namespace colloquy::check
