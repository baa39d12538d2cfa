#include <algorithm>
#include <string>

#include "check/facts.h"
#include "check/passes.h"

namespace colloquy::check {
namespace {

// A heading with nothing under it is form/empty's: one mistake, one finding.
bool has_heading(const LessonFacts& facts, const char* title) {
  base::Span section = facts.lesson.overview->span;
  if (section.known()) section.end_line = std::max(section.end_line, section.line) + 60;
  return facts.find(section, std::string("### ") + title) != section;
}

void run(const LessonFacts& facts, Report& report) {
  if (!facts.lesson.overview) return;
  const lesson::Overview& o = *facts.lesson.overview;
  struct Level {
    const char* name;
    bool there;
  };
  const Level levels[] = {
      {"Quick", o.quick.has_value()}, {"Standard", o.standard.has_value()}, {"Detailed", o.detailed.has_value()}};
  int there = 0;
  for (const Level& level : levels) there += level.there ? 1 : 0;
  // One text alone is an overview without levels; two promise the third.
  if (there != 2) return;
  for (const Level& level : levels) {
    if (level.there || has_heading(facts, level.name)) continue;
    report.at(facts.heading(lesson::Section::overview),
              "The overview has two of its three levels: " + quoted(level.name) + " is missing.",
              std::string("Write ### ") + level.name + " and its text, or make one text of the two.");
  }
}

}  // namespace

const Rule kOverviewLevel = {
    .info = {.id = "teaching/overview-level",
             .summary = "The overview has two of its three levels.",
             .explanation = "Quick, Standard and Detailed are switched in place. An overview may be one text without "
                            "levels; with two of them the\n"
                            "learner looks for the third.",
             .bad = "## Overview\n\n### Quick\n\nWait.\n\n### Detailed\n\nSilence has two causes.",
             .good = "## Overview\n\n### Quick\n\nWait.\n\n### Standard\n\nWait, then ask.\n\n### Detailed\n\nSilence "
                     "has two causes."},
    .lesson = run};

}  // namespace colloquy::check
