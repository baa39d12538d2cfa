#include <iterator>

#include "check/passes.h"
#include "check/teaching/items.h"
#include "text/fold.h"

namespace colloquy::check {
namespace {

constexpr std::string_view kOpenings[] = {"all of the above", "all of these",      "all of them",      "all the above",
                                          "all above",        "none of the above", "none of these",    "none of them",
                                          "none above",       "all of the other",  "none of the other"};

void run(const LessonFacts& facts, Report& report) {
  each_option_list(facts.lesson, [&](const OptionList& list) {
    for (const lesson::Option& option : *list.options) {
      const std::string folded = text::fold(lesson::plain_text(option.text));
      for (const std::string_view opening : kOpenings) {
        if (!folded.starts_with(opening)) continue;
        report.at(option.span,
                  quoted(lesson::plain_text(option.text)) +
                      " is answered without knowing: one option seen right (or wrong) decides.",
                  "Write what is meant, or let several boxes be right.");
        break;
      }
    }
  });
}

}  // namespace

const Rule kAllOfThese = {.info = {.id = "teaching/all-of-these",
                                   .summary = "An option says \"all of these\" or \"none of these\".",
                                   .explanation = "Who recognises two right options needs no third; who finds none "
                                                  "recalls nothing (Haladyna, Downing and Rodriguez 2002).\n"
                                                  "A question with several right boxes asks the same honestly.",
                                   .bad = "- [ ] The racks\n- [ ] The first room\n- [x] All of these",
                                   .good = "- [x] The racks\n- [x] The first room\n- [ ] The stairs"},
                          .lesson = run};

}  // namespace colloquy::check
