// The parameters of a course's memory model: fitted by the batch to the answers of those who take it, and used for
// learners who have not answered enough for their own (population -> course -> learner). Learner's river; the fit is
// learn/pooled.h.
//
// The figure of kind "memory" is JSON: w (21 numbers), version (of these numbers), step, learners, items.
#pragma once

#include <optional>
#include <string>

#include "api/course.h"
#include "base/json.h"
#include "learn/fsrs.h"
#include "store/store.h"

namespace colloquy::api {

inline constexpr char kMemoryFigure[] = "memory";
// A class larger than this is judged by so many of its learners, as they are listed: more would change nothing.
inline constexpr std::size_t kMostPooled = 2'000;

struct CourseMemory {
  learn::Weights weights = learn::kDefaultWeights;
  std::string version;
  std::int64_t items = 0;
  friend bool operator==(const CourseMemory&, const CourseMemory&) = default;
};

// Fits them. Reads the answers of many learners: for the batch. Errors: those of the store.
base::Result<base::Json> memory_figure(store::Store& store, const Course& course);

// What the last batch found; nothing where there is none yet, or where the course is like any other.
base::Result<std::optional<CourseMemory>> course_memory(store::Store& store, const std::string& course);

}  // namespace colloquy::api
