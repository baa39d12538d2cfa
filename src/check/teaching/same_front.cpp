#include <map>

#include "check/facts.h"
#include "check/passes.h"
#include "text/fold.h"

namespace colloquy::check {
namespace {

// Pictures and sounds count by their file: two pictures may be described alike.
void targets(const lesson::Inlines& inlines, std::string& out) {
  for (const lesson::Inline& node : inlines) {
    if (node.kind == lesson::Inline::Kind::image || node.kind == lesson::Inline::Kind::link)
      out += " " + node.link->target;
    targets(node.children, out);
  }
}

void run(const LessonFacts& facts, Report& report) {
  std::map<std::string, const lesson::Card*> seen;
  for (const lesson::Card& card : facts.lesson.cards) {
    if (card.kind == lesson::Card::Kind::cloze) continue;
    std::string front = text::fold(lesson::plain_text(card.front));
    for (const lesson::Block& block : card.front) targets(block.inlines, front);
    if (front.empty()) continue;
    const auto [at, fresh] = seen.try_emplace(front, &card);
    if (fresh) continue;
    report.at(card.span, "The card in line " + std::to_string(at->second->span.line) + " has the same front.",
              "The learner cannot know which answer is meant: ask more exactly, or join the two.");
  }
}

}  // namespace

const Rule kSameFront = {
    .info = {.id = "teaching/same-front",
             .summary = "Two cards have the same front.",
             .explanation = "Case and punctuation do not count. One of the two answers will always be marked wrong.",
             .bad = "- Why wait? -> To think.\n- Why wait? -> To listen.",
             .good = "- Why wait? -> To leave room to think, and to listen."},
    .lesson = run};

}  // namespace colloquy::check
