#include <variant>

#include "check/facts.h"
#include "check/passes.h"
#include "text/words.h"

namespace colloquy::check {
namespace {

// About 25 seconds at 150 words a minute.
constexpr std::size_t kMostWords = 60;

void run(const LessonFacts& facts, Report& report) {
  for (const Prose& p : facts.prose()) {
    if (p.where != Where::turn) continue;
    const std::size_t words = text::count_words(p.text);
    if (words <= kMostWords) continue;
    const auto* turn = static_cast<const lesson::Turn*>(p.owner);
    if (facts.recorded(turn)) continue;
    report.at(turn->label_span.known() ? turn->label_span : turn->span,
              turn->who + " speaks " + std::to_string(words) + " words without a break.",
              "Let somebody ask in between: up to " + std::to_string(kMostWords) + " words are followed by ear.");
  }
}

}  // namespace

const Rule kLongTurn = {.info = {.id = "sound/long-turn",
                                 .summary = "One person speaks more than 60 words without a break.",
                                 .explanation = "Sixty words are about 25 seconds. A listener who cannot turn back "
                                                "loses the thread of longer speeches; a question in\n"
                                                "between costs nothing. Recorded turns are left alone.",
                                 .bad = "**Guide:** (ninety words)",
                                 .good = "**Guide:** (fifty words)\n\n**Bo:** And then?\n\n**Guide:** (forty words)"},
                        .lesson = run};

}  // namespace colloquy::check
