// From the package's pieces (prose already HTML) to the values that learn/ compares and grades with.
// Only what grading and drawing read is filled: ids, keys, and words without their markup.
#pragma once

#include <vector>

#include "learn/grade.h"
#include "lesson/question.h"
#include "package/lesson_data.h"

namespace colloquy::api {

std::vector<lesson::Idea> ideas_of(const std::vector<package::IdeaData>& ideas);
lesson::Question question_of(const package::QuestionData& question);
lesson::Test test_of(const package::TestData& test);
learn::Units units_of(const package::LessonData& data);

}  // namespace colloquy::api
