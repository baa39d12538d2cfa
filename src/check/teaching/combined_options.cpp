#include "check/passes.h"
#include "check/teaching/items.h"
#include "text/fold.h"
#include "text/words.h"

namespace colloquy::check {
namespace {

bool names_an_option(const std::string& w) {
  return w.size() == 1 && ((w[0] >= 'a' && w[0] <= 'e') || (w[0] >= '1' && w[0] <= '5'));
}

// "A and B", "both a and c", "1, 2 and 4 only", "a or b".
bool is_combined(const std::string& text) {
  const std::vector<std::string> words = text::words(text);
  int names = 0;
  for (const std::string& word : words) {
    if (names_an_option(word)) {
      ++names;
    } else if (word != "and" && word != "or" && word != "both" && word != "only" && word != "but" && word != "not") {
      return false;
    }
  }
  return names >= 2 && words.size() > 2;
}

void run(const LessonFacts& facts, Report& report) {
  each_option_list(facts.lesson, [&](const OptionList& list) {
    for (const lesson::Option& option : *list.options) {
      const std::string text = lesson::plain_text(option.text);
      const std::string folded = text::fold(text);
      if (!is_combined(text) && folded != "both of these" && folded != "both of the above" && folded != "both")
        continue;
      report.at(option.span, quoted(text) + " combines other options, which stand in another order for every learner.",
                "Mark several options right instead.");
    }
  });
}

}  // namespace

const Rule kCombinedOptions = {
    .info = {.id = "teaching/combined-options",
             .summary = "An option combines others: \"A and B\".",
             .explanation = "Options are shuffled, so letters mean nothing; and such questions test puzzling more than "
                            "knowledge. Several right boxes\n"
                            "ask the same.",
             .bad = "- [ ] The racks\n- [ ] The first room\n- [x] A and B",
             .good = "- [x] The racks\n- [x] The first room\n- [ ] The stairs"},
    .lesson = run};

}  // namespace colloquy::check
