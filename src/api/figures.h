// Figures of a class, made by a batch: what answers say of a lesson's test and of its questions
// (learn/item_statistics.h), from the first ended attempt of each learner; those whose
// time is up are ended first. They are kept as snapshots, so that no
// request and no answer computes them; whoever shows them hides those of fewer than learn::kFewest attempts.
//
// A figure of kind "test" is JSON: attempts, and from learn::kFewest on what TestStatistics holds, by its names, with
// items: question, edition, points, what ItemStatistics holds, guess (share), median_ms, skipped, and for the wording
// of now its parts: kind, id, answered, others, responses (learn/response_analysis.h). Kind "difficulty":
// difficulties.h; "memory", of the course as a whole: course_memory.h.
#pragma once

#include <string>

#include "api/course.h"
#include "base/clock.h"
#include "base/json.h"
#include "store/store.h"

namespace colloquy::api {

inline constexpr char kTestFigure[] = "test";
// A class larger than this is judged by so many of its learners, whose ids are random: more would change no figure that
// is shown.
inline constexpr std::size_t kMostAttempts = 20'000;

struct FiguresMade {
  std::size_t tests = 0;     // lessons with a test
  std::size_t attempts = 0;  // that were looked at
  std::size_t memories = 0;  // learners whose answers to flash cards were
};

// Computes the figures of all tests of the course and of its flash cards, and writes them. Waits for the store's
// writer; reads many learners: for a thread of its own. Errors: those of the store and of the package.
base::Result<FiguresMade> make_figures(store::Store& store, const Course& course, base::Millis now);

// The figures of one test, for the batch and for tests: from attempts in any order, one a learner.
struct TestFigures {
  base::Json test, difficulty;
};
TestFigures figures_of(const package::LessonData& data, const std::vector<store::Attempt>& attempts);

}  // namespace colloquy::api
