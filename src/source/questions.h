// One question of a test: stem, answers, feedback, hints; the answers decide its kind.
#pragma once

#include "source/answers.h"

namespace colloquy::source {

lesson::Question read_question(Reading& reading, const Node& item);

}  // namespace colloquy::source
