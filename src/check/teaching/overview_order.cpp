#include <optional>

#include "check/facts.h"
#include "check/passes.h"
#include "text/words.h"

namespace colloquy::check {
namespace {

struct Level {
  const char* name;
  const std::optional<lesson::OverviewLevel>* text;
};

void run(const LessonFacts& facts, Report& report) {
  if (!facts.lesson.overview) return;
  const lesson::Overview& o = *facts.lesson.overview;
  const Level levels[] = {{"Quick", &o.quick}, {"Standard", &o.standard}, {"Detailed", &o.detailed}};
  const Level* shorter = nullptr;
  std::size_t words = 0;
  for (const Level& level : levels) {
    if (!*level.text) continue;
    const std::size_t here = text::count_words(lesson::plain_text((*level.text)->blocks));
    if (here == 0) continue;
    if (shorter != nullptr && here <= words) {
      const base::Span title = (*level.text)->title_span.known() ? (*level.text)->title_span : (*level.text)->span;
      report.at(title,
                std::string(level.name) + " (" + std::to_string(here) + " words) is no longer than " + shorter->name +
                    " (" + std::to_string(words) + ").",
                "Quick is shortest, Detailed longest: shorten the one or lengthen the other.");
    }
    shorter = &level;
    words = here;
  }
}

}  // namespace

const Rule kOverviewOrder = {
    .info = {.id = "teaching/overview-order",
             .summary = "A level of the overview is no longer than the one before it.",
             .explanation = "The learner chooses by time: Quick, Standard, Detailed. Counted in words.",
             .bad = "### Quick\n\nWait three seconds before you help.\n\n### Standard\n\nWait first.",
             .good = "### Quick\n\nWait first.\n\n### Standard\n\nWait three seconds before you help."},
    .lesson = run};

}  // namespace colloquy::check
