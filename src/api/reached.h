// How far a learner is in a course, in numbers, for those who teach it.
#pragma once

#include "api/call.h"
#include "write/people/course_people_page.h"

namespace colloquy::api {

// Lessons, minutes and tests into `learner`; the time of the last event, too. Errors: the store's.
base::Result<void> count_reached(World& world, const Course& course, const store::LearnerId& id,
                                 write::people::Learner& learner);

// Lesson by lesson.
base::Result<std::vector<write::people::LearnerView::Lesson>> lessons_reached(World& world, const Course& course,
                                                                              const store::LearnerId& id);

// Lessons of a course; its index is none.
int lessons_of(const Course& course);

}  // namespace colloquy::api
