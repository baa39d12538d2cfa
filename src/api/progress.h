// How far a learner has come in a course: what was heard, read and answered of each lesson, where
// they stopped, what is due. Gathered for one request.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "api/call.h"
#include "api/deck.h"
#include "write/today_page.h"

namespace colloquy::api {

// The course on the learner's Today. Errors: those of the store and of reading the package.
base::Result<write::TodayView::CourseToday> course_today(World& world, const store::LearnerId& learner,
                                                         const std::shared_ptr<const Course>& course);

}  // namespace colloquy::api
