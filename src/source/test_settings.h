// Directions of a test: *(objective waiting; level apply; 2 points)* at a question,
// *(draw 3; pass 80%; time 20 min)* at a pool or the test.
#pragma once

#include "source/directions.h"

namespace colloquy::source {

void apply_to_question(Reading& reading, const std::vector<lesson::Direction>& said, lesson::Question& question,
                       bool& all);
void apply_to_pool(Reading& reading, const std::vector<lesson::Direction>& said, lesson::Pool* pool,
                   lesson::Test& test);

}  // namespace colloquy::source
