#include <variant>

#include "check/facts.h"
#include "check/passes.h"
#include "text/similarity.h"

namespace colloquy::check {
namespace {

// Shorter lines ("Exactly.", "And if nothing comes?") may come back.
constexpr std::size_t kWords = 6;
constexpr double kAlike = 0.9;

void run(const LessonFacts& facts, Report& report) {
  std::vector<const Prose*> turns;
  for (const Prose& p : facts.prose()) {
    if (p.where != Where::turn || p.stems.size() < kWords) continue;
    for (const Prose* earlier : turns) {
      const std::size_t a = earlier->stems.size(), b = p.stems.size();
      if (a > b + b / 4 || b > a + a / 4) continue;
      const bool same = earlier->stems == p.stems ||
                        (earlier->stems.front() == p.stems.front() && text::dice(earlier->text, p.text) >= kAlike);
      if (!same) continue;
      const auto* turn = static_cast<const lesson::Turn*>(p.owner);
      report.at(turn->label_span.known() ? turn->label_span : p.span,
                "This line repeats line " + std::to_string(earlier->span.line) + " of the conversation.",
                "Take one of them out, or let it say something new.");
      break;
    }
    turns.push_back(&p);
  }
}

}  // namespace

const Rule kRepeatedTurn = {.info = {.id = "teaching/repeated-turn",
                                     .summary = "A line of the conversation is said twice.",
                                     .explanation = "Two lines of six words or more that are (almost) equal are mostly "
                                                    "a slip of copying or of a drafting program. Short\n"
                                                    "lines may come back.",
                                     .bad = "**Guide:** A pause tells the visitor that you wait.\n\n**Bo:** "
                                            "Why?\n\n**Guide:** A pause tells the visitor that you wait.",
                                     .good = "**Guide:** A pause tells the visitor that you wait.\n\n**Bo:** "
                                             "Why?\n\n**Guide:** Because it leaves the floor to them."},
                            .lesson = run};

}  // namespace colloquy::check
