// Conditions and effects of a rehearsal: "trust >= 2", "reflect >= 2 * closed", "trust +1".
#pragma once

#include <optional>
#include <string_view>

#include "lesson/rehearsal.h"

namespace colloquy::source {

// condition = sum (>= | <= | = | < | >) sum, sum = product { (+|-) product },
// product = number | name | number * name. Nothing: it cannot be read.
std::optional<lesson::Condition> parse_condition(std::string_view text);

// "trust +1", "trust -1", "trust = 2". Nothing: it is no effect.
std::optional<lesson::Effect> parse_effect(std::string_view text);

}  // namespace colloquy::source
