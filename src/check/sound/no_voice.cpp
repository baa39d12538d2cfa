#include <algorithm>
#include <variant>

#include "check/facts.h"
#include "check/passes.h"

namespace colloquy::check {
namespace {

void run(const LessonFacts& facts, Report& report) {
  if (facts.is_english() || facts.lesson.lang.empty() || facts.lesson.draft) return;
  std::size_t spoken = 0, recorded = 0;
  base::Span place = facts.lesson.span;
  if (facts.lesson.dialogue) {
    for (const lesson::Part& part : facts.lesson.dialogue->parts) {
      for (const lesson::Line& line : part.lines) {
        const auto* turn = std::get_if<lesson::Turn>(&line);
        if (turn == nullptr) continue;
        ++spoken;
        recorded += facts.recorded(turn) ? 1u : 0u;
      }
      spoken += part.summary ? 1u : 0u;
      recorded += part.summary && facts.recorded(&*part.summary) ? 1u : 0u;
    }
    place = facts.heading(lesson::Section::conversation);
  } else if (!facts.lesson.chapters.empty()) {
    spoken = facts.lesson.chapters.size();
    place = facts.heading(lesson::Section::audiobook);
  }
  if (spoken == 0 || recorded == spoken) return;
  report.at(place,
            "The voices that come with Colloquy speak English; " +
                std::string(recorded == 0 ? "this lesson" : "what is not recorded of this lesson") +
                " (lang: " + facts.lesson.lang + ") stays without sound unless a voice is given.",
            "Record the lines, or build with a voice service that speaks " + facts.lesson.lang +
                ". To be silent on purpose: rules: { sound/no-voice: off }.");
}

}  // namespace

const Rule kNoVoice = {
    .info = {.id = "sound/no-voice",
             .summary = "A lesson in another language than English has no recordings.",
             .explanation = "Both local voices are English. Recordings, or a configured speech service, give other "
                            "languages sound; without them the\n"
                            "page says that there is none.",
             .bad = "---\nlang: fr\n---\n## Dialogue\n\n### Deux fois\n\n**Guide :** Compte deux fois.",
             .good = "---\nlang: fr\n---\n## Dialogue\n\n### Deux fois\n\n**Guide :** Compte deux fois. "
                     "[enregistrement](media/guide-01.flac)"},
    .lesson = run};

}  // namespace colloquy::check
