#include <algorithm>

#include "check/facts.h"
#include "check/passes.h"
#include "text/words.h"

namespace colloquy::check {
namespace {

// Longer backs are sentences; sharing a run of words with the front is then no give-away.
constexpr std::size_t kLongestAnswer = 6;

// Two sides to choose from may name the answer: "Is it a pause or a break? -> a pause".
bool offers_a_choice(std::string_view front) {
  return front.find(" or ") != std::string_view::npos;
}

// The answer's words without articles at its front.
Stems answer_of(const LessonFacts& facts, std::string_view text) {
  const std::vector<std::string> words = text::words(text);
  std::string out;
  bool begun = false;
  for (const std::string& word : words) {
    begun = begun || (word != "a" && word != "an" && word != "the");
    if (begun) out += word + " ";
  }
  return facts.content(out).empty() ? Stems{} : facts.stems(out);
}

void run(const LessonFacts& facts, Report& report) {
  const auto gives_away = [&](const std::string& front, const std::string& back) {
    const Stems answer = answer_of(facts, back);
    return !answer.empty() && answer.size() <= kLongestAnswer && !offers_a_choice(front) &&
           contains(facts.stems(front), answer);
  };
  const auto say = [&](const lesson::Card& card, const std::string& answer) {
    const base::Span within = card.front.empty() ? card.span : card.front.front().span;
    report.at(facts.find(within.known() ? within : card.span, answer),
              "The front of this card holds its answer, " + quoted(answer) + ".",
              "Ask without the word that is asked for.");
  };
  for (const lesson::Card& card : facts.lesson.cards) {
    const std::string front = lesson::plain_text(card.front), back = lesson::plain_text(card.back);
    switch (card.kind) {
      case lesson::Card::Kind::basic:
        if (gives_away(front, back)) say(card, back);
        break;
      case lesson::Card::Kind::reversed:
        if (gives_away(front, back)) {
          say(card, back);
        } else if (gives_away(back, front)) {
          say(card, front);
        }
        break;
      case lesson::Card::Kind::typed:
        if (!card.gaps.empty() && !card.gaps[0].accept.empty() && gives_away(front, card.gaps[0].accept[0]))
          say(card, card.gaps[0].accept[0]);
        break;
      case lesson::Card::Kind::cloze:
        for (const lesson::Gap& gap : card.gaps) {
          if (gap.accept.empty() || gap.accept[0].size() < 4 || !gives_away(front, gap.accept[0])) continue;
          say(card, gap.accept[0]);
          break;
        }
        break;
    }
  }
}

}  // namespace

const Rule kFrontAnswer = {
    .info = {.id = "teaching/front-answer",
             .summary = "The front of a card gives its answer away.",
             .explanation = "A card that can be answered by reading it trains nothing. Answers of up to six words are "
                            "looked for in the front, in any\n"
                            "form of the same stem; a front that offers a choice (\"this or that?\") may name them.",
             .bad = "- What does a pause offer the visitor? -> The visitor",
             .good = "- To whom does a pause leave the floor? -> The visitor"},
    .lesson = run};

}  // namespace colloquy::check
