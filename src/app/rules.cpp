#include "app/rules.h"

#include <algorithm>

#include "check/rules.h"
#include "source/form_rules.h"
#include "speech/recording.h"

namespace colloquy::app {

std::vector<base::RuleInfo> all_rules() {
  std::vector<base::RuleInfo> rules;
  for (const base::RuleInfo& rule : source::form_rules()) rules.push_back(rule);
  for (const base::RuleInfo& rule : check::rule_infos()) rules.push_back(rule);
  for (const base::RuleInfo& rule : speech::recording_rules()) rules.push_back(rule);
  std::sort(rules.begin(), rules.end(), [](const base::RuleInfo& a, const base::RuleInfo& b) { return a.id < b.id; });
  return rules;
}

const base::RuleInfo* find_rule(const std::vector<base::RuleInfo>& rules, std::string_view id) {
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const base::RuleInfo& rule) { return rule.id == id; });
  return found == rules.end() ? nullptr : &*found;
}

}  // namespace colloquy::app
