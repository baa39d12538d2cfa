// A lesson's model as text: every word and structure, no place and no id. Two lessons that print
// alike teach alike.
#pragma once

#include <string>

#include "lesson/lesson.h"

namespace colloquy::mutations {

std::string print_model(const lesson::Lesson& lesson);

}  // namespace colloquy::mutations
