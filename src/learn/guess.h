// What whoever knows nothing of a question gets on average by answering it all the same, as a share of its points: a
// question that can be guessed says less of an ability (ability.h). Pure.
#pragma once

#include "lesson/question.h"

namespace colloquy::learn {

// By the ways of answering at random that its form invites: one option; as many boxes or words as are right; every left
// side with some right side; the steps in any order; menus, a choice each. What must be written cannot be guessed.
// 0 <= share < 1.
double guessed_share(const lesson::Question& question);

}  // namespace colloquy::learn
