#include <optional>

#include "check/facts.h"
#include "check/passes.h"
#include "text/words.h"

namespace colloquy::check {
namespace {

struct Level {
  const char* name;
  const std::optional<lesson::OverviewLevel>* text;
  std::size_t most;  // words: about half a minute, two and five minutes of reading
};

void run(const LessonFacts& facts, Report& report) {
  if (!facts.lesson.overview) return;
  const lesson::Overview& o = *facts.lesson.overview;
  const Level levels[] = {{"Quick", &o.quick, 100}, {"Standard", &o.standard, 450}, {"Detailed", &o.detailed, 1100}};
  for (const Level& level : levels) {
    if (!*level.text) continue;
    const std::size_t words = text::count_words(lesson::plain_text((*level.text)->blocks));
    if (words <= level.most) continue;
    const base::Span title = (*level.text)->title_span.known() ? (*level.text)->title_span : (*level.text)->span;
    report.at(title,
              std::string(level.name) + " has " + std::to_string(words) + " words; more than " +
                  std::to_string(level.most) + " is no overview of this level any more.",
              "Shorten it, or move it one level on.");
  }
}

}  // namespace

const Rule kOverviewLong = {.info = {.id = "teaching/overview-long",
                                     .summary = "A level of the overview is too long for its name.",
                                     .explanation = "Quick: up to 100 words (half a minute). Standard: up to 450 (two "
                                                    "minutes). Detailed: up to 1,100 (five minutes).",
                                     .bad = "### Quick\n\n(two hundred words)",
                                     .good = "### Quick\n\nWait three seconds before you help."},
                            .lesson = run};

}  // namespace colloquy::check
