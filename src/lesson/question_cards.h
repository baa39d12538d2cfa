// Flash cards of the test's questions, for who missed them there: one a question, with the stem (and what there is to
// choose from) in front, the key and its remark behind. Gated on both sides; asked of nobody who has not seen the
// question. Id: question-id/missed.
#pragma once

#include <vector>

#include "lesson/derived_cards.h"
#include "lesson/lesson.h"

namespace colloquy::lesson {

std::vector<StudyCard> question_cards(const Lesson& lesson);

}  // namespace colloquy::lesson
