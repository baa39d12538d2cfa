// All rules of `colloquy check`, whoever keeps them.
#pragma once

#include <string_view>
#include <vector>

#include "base/rule.h"

namespace colloquy::app {

// By id.
std::vector<base::RuleInfo> all_rules();

// nullptr: there is no such rule.
const base::RuleInfo* find_rule(const std::vector<base::RuleInfo>& rules, std::string_view id);

}  // namespace colloquy::app
