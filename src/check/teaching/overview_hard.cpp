#include <algorithm>
#include <cstdio>

#include "check/facts.h"
#include "check/passes.h"
#include "text/syllables.h"
#include "text/words.h"

namespace colloquy::check {
namespace {

// A reading grade of fewer words says little.
constexpr std::size_t kEnoughWords = 100;
constexpr double kHarder = 2.5;     // grades above the source
constexpr double kAboveBand = 1.5;  // grades above the lesson's own level

std::string one_digit(double x) {
  char out[16];
  std::snprintf(out, sizeof out, "%.1f", std::max(x, 0.0));  // a nursery rhyme falls below zero
  return out;
}

// Upper end of "6-8" or "8"; 0 for anything else.
double band_end(const std::string& level) {
  const std::size_t dash = level.find_last_of("-\xE2");
  double value = 0;
  for (const char c : level.substr(dash == std::string::npos ? 0 : dash + 1)) {
    if (c >= '0' && c <= '9') value = value * 10 + (c - '0');
  }
  return value;
}

void run(const LessonFacts& facts, Report& report) {
  if (!facts.is_english() || !facts.lesson.overview) return;
  std::string overview, chapters, conversation;
  for (const Prose& p : facts.prose()) {
    if (p.where == Where::overview) overview += p.text + "\n\n";
    if (p.where == Where::chapter && p.blocks == &static_cast<const lesson::Chapter*>(p.owner)->content.blocks)
      chapters += p.text + "\n\n";
    if (p.where == Where::turn || p.where == Where::summary) conversation += p.text + "\n\n";
  }
  if (text::count_words(overview) < kEnoughWords) return;
  const double grade = text::reading_grade(overview);
  const double band = band_end(facts.lesson.level);
  const base::Span heading = facts.heading(lesson::Section::overview);
  if (band > 0 && grade > band + kAboveBand) {
    report.at(
        heading,
        "The overview reads like grade " + one_digit(grade) + ", the lesson is meant for " + facts.lesson.level + ".",
        "Shorter sentences and shorter words bring it down.");
    return;
  }
  const bool from_chapters = text::count_words(chapters) >= kEnoughWords;
  const std::string& source = from_chapters ? chapters : conversation;
  if (text::count_words(source) < kEnoughWords) return;
  const double source_grade = text::reading_grade(source);
  if (grade <= source_grade + kHarder) return;
  report.at(heading,
            "The overview is harder to read (grade " + one_digit(grade) + ") than the " +
                (from_chapters ? "audio book" : "conversation") + " it sums up (" + one_digit(source_grade) + ").",
            "Shorter sentences and shorter words bring it down.");
}

}  // namespace

const Rule kOverviewHard = {
    .info =
        {.id = "teaching/overview-hard",
         .summary = "The overview is harder to read than what it sums up.",
         .explanation =
             "An overview is read first and by everybody. Its Flesch-Kincaid grade should not lie more than 2.5 above "
             "the audio book's\n"
             "(else the conversation's), nor more than 1.5 above the level: of the lesson. English, from 100 words on.",
         .bad = "This section delves into the multifaceted significance of therapeutic alliances, facilitating ...",
         .good = "Therapy works when both sides trust each other. This section shows why."},
    .lesson = run};

}  // namespace colloquy::check
