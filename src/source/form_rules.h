// The rules of form: everything that reading a lesson can find wrong, one entry a rule.
#pragma once

#include <span>

#include "base/rule.h"

namespace colloquy::source {

std::span<const base::RuleInfo> form_rules();

// nullptr: there is no such rule of form.
const base::RuleInfo* form_rule(std::string_view id);

}  // namespace colloquy::source
