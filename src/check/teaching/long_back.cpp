#include "check/facts.h"
#include "check/passes.h"
#include "text/words.h"

namespace colloquy::check {
namespace {

constexpr std::size_t kMostWords = 40;

void run(const LessonFacts& facts, Report& report) {
  for (const lesson::Card& card : facts.lesson.cards) {
    const std::size_t words = text::count_words(lesson::plain_text(card.back));
    if (words <= kMostWords) continue;
    const base::Span back = card.back.front().span;
    report.at(back.known() ? back : card.span, "The back of this card has " + std::to_string(words) + " words.",
              "Nobody recalls more than " + std::to_string(kMostWords) + " at once: make two cards of it.");
  }
}

}  // namespace

const Rule kLongBack = {
    .info = {.id = "teaching/long-back",
             .summary = "The back of a card has more than 40 words.",
             .explanation = "A long back is recalled in pieces and graded by mood. Short cards, one fact each, are "
                            "answered faster and kept longer.",
             .bad = "- What is a pause? -> (a paragraph)",
             .good = "- How long is a pause? -> Three seconds.\n- Whom does a pause serve? -> The visitor who thinks."},
    .lesson = run};

}  // namespace colloquy::check
