#include "check/facts.h"
#include "check/passes.h"

namespace colloquy::check {
namespace {

void look(const LessonFacts& facts, const lesson::Inlines& inlines, base::Span within, Report& report) {
  for (const lesson::Inline& node : inlines) {
    if (node.kind == lesson::Inline::Kind::image && lesson::plain_text(node.children).empty()) {
      report.at(facts.find(within, "![](" + node.link->target), "Say in the brackets what the picture shows.",
                "A picture that says nothing is ![decorative](...).");
    }
    look(facts, node.children, within, report);
  }
}

void look(const LessonFacts& facts, const lesson::Blocks& blocks, Report& report) {
  for (const lesson::Block& block : blocks) {
    look(facts, block.inlines, block.span, report);
    look(facts, block.children, report);
  }
}

void run(const LessonFacts& facts, Report& report) {
  for (const Prose& p : facts.prose()) {
    if (p.blocks != nullptr) look(facts, *p.blocks, report);
  }
}

}  // namespace

const Rule kAlt = {.info = {.id = "teaching/alt",
                            .summary = "A picture has no words for those who cannot see it.",
                            .explanation = "The words in the brackets are read by screen readers and by the voice. The "
                                           "word decorative says that the picture adds\n"
                                           "nothing.",
                            .bad = "![](media/looking-up.jpg)",
                            .good = "![A visitor looks up at the ceiling](media/looking-up.jpg)"},
                   .lesson = run};

}  // namespace colloquy::check
