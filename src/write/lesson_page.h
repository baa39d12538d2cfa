// One lesson as a page, in two variants that are built once and served to everybody of their kind:
// the visitor's holds not one byte of what the gate keeps (design, section 2), the learner's adds
// sound, times, prompts, cards and the way to the test. Lessons with `access: open` show visitors
// all but the test.
#pragma once

#include <string>

#include "write/lesson_view.h"

namespace colloquy::write {

// A whole document. Precondition: course and lesson are set.
std::string lesson_page(const LessonView& view);

// Minutes to listen (of its tracks) and to read (of its text, at 220 words a minute), at least 1
// where there is anything; 0 where there is nothing.
int listen_minutes(const LessonView& view);
int listen_minutes(long long milliseconds);
int read_words(const lesson::Lesson& lesson);
int read_minutes(int words);

}  // namespace colloquy::write
