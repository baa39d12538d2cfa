// A learner's answers as learn/ reads them: cards by number instead of by id.
#pragma once

#include <vector>

#include "learn/history.h"
#include "store/answers_given.h"

namespace colloquy::api {

std::vector<learn::CardAnswer> card_log(const std::vector<store::GivenAnswer>& answers);

}  // namespace colloquy::api
