// The model of a lesson to what the server asks and grades with: prose becomes HTML by write/, cards
// get the line that taught them.
#pragma once

#include "lesson/course.h"
#include "package/lesson_data.h"
#include "site/taught_by.h"
#include "write/prose.h"

namespace colloquy::site {

// `resolve` as for the lesson's page.
package::LessonData lesson_data_of(const lesson::Course& course, const lesson::Lesson& lesson, const TaughtBy& taught,
                                   const write::Resolve& resolve);

}  // namespace colloquy::site
