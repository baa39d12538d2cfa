#include <algorithm>
#include <iterator>

#include "check/passes.h"
#include "check/teaching/items.h"
#include "text/words.h"

namespace colloquy::check {
namespace {

constexpr std::string_view kAbsolute[] = {"always",    "never",  "all",        "none",     "every",      "everyone",
                                          "everybody", "nobody", "completely", "entirely", "impossible", "must"};

bool is_absolute(const std::string& text) {
  const std::vector<std::string> words = text::words(text);
  return std::any_of(words.begin(), words.end(), [](const std::string& w) {
    return std::find(std::begin(kAbsolute), std::end(kAbsolute), w) != std::end(kAbsolute);
  });
}

void run(const LessonFacts& facts, Report& report) {
  if (!facts.is_english()) return;
  each_choice(facts.lesson, [&](const ChoiceItem& item) {
    if (is_absolute(item.key)) return;
    const auto absolute = std::count_if(item.distractors.begin(), item.distractors.end(), is_absolute);
    // One such option may be the matter itself; when most of them are, it is a pattern.
    if (absolute < 2 || absolute * 2 <= static_cast<long>(item.distractors.size())) return;
    report.at(place_of(*item.question), "Only wrong options say \"always\", \"never\" or the like.",
              "Learners rule them out by the word. Soften them, or let the right one be as firm.");
  });
}

}  // namespace

const Rule kAbsoluteWords = {
    .info = {.id = "teaching/absolute-words",
             .summary = "Words like \"always\" stand in wrong options only.",
             .explanation = "Experienced test takers strike out options with absolute words unread. Speaks when two or "
                            "more of the wrong options, and\n"
                            "most of them, have one and the right option has none.",
             .bad = "- [x] It often helps.\n- [ ] It always helps.\n- [ ] It never helps.",
             .good = "- [x] It often helps.\n- [ ] It seldom helps.\n- [ ] It helps children only."},
    .lesson = run};

}  // namespace colloquy::check
