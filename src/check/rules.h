// The registry: what `colloquy explain`, the documentation and SARIF ask about rules.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/rule.h"

namespace colloquy::check {

// Of all rules in teaching/ and sound/ of this folder, in the order of the list of passes, and of the rules that
// check() itself keeps.
std::vector<base::RuleInfo> rule_infos();

// nullptr: there is no such rule here (it may be one of form/).
const base::RuleInfo* rule_info(std::string_view id);

// The nearest known id to a mistyped one among these and `others`; "" where none is near.
std::string nearest_rule(std::string_view id, std::span<const base::RuleInfo> others);

}  // namespace colloquy::check
