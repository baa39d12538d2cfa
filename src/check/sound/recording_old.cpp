#include <variant>

#include "check/facts.h"
#include "check/passes.h"

namespace colloquy::check {
namespace {

void look_at(const std::optional<lesson::Recording>& recording, const char* what, Report& report) {
  if (!recording || !recording->outdated) return;
  report.at(recording->span,
            "The words of this " + std::string(what) + " changed after " + quoted(recording->file) + " was recorded.",
            "Record it again. If it says the new words already, delete the lines of colloquy.lock that begin with " +
                recording->id + ".");
}

void run(const LessonFacts& facts, Report& report) {
  if (!facts.lesson.dialogue) return;
  for (const lesson::Part& part : facts.lesson.dialogue->parts) {
    look_at(part.recording, "part", report);
    for (const lesson::Line& line : part.lines) {
      if (const auto* turn = std::get_if<lesson::Turn>(&line)) look_at(turn->recording, "turn", report);
    }
    if (part.summary) look_at(part.summary->recording, "summary", report);
  }
}

}  // namespace

const Rule kRecordingOld = {
    .info = {.id = "sound/recording-old",
             .summary = "The text changed after it was recorded.",
             .explanation = "Learners would hear other words than they read. colloquy.lock remembers the words that a "
                            "recording was made for; a slip of\ntwo letters is no change, and a new recording is "
                            "taken to say what is written when it comes.",
             .bad = "**Guide:** Count to four. [Mona reads](media/guide-01.flac)\n\n(recorded when it was three)",
             .good = "**Guide:** Count to four. [Mona reads](media/guide-01-new.flac)"},
    .lesson = run};

}  // namespace colloquy::check
