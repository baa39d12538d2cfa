// colloquy explain: what a rule wants, why, and what a text looks like before and after.
#include <unistd.h>

#include <iostream>

#include "app/command.h"
#include "app/options.h"
#include "app/rules.h"
#include "text/similarity.h"
#include "write/findings.h"

namespace colloquy::app {

int explain_command(const Arguments& arguments) {
  std::string name;
  Options options("explain", "Say what a rule wants, with examples. Without a name: list all rules.",
                  "colloquy explain teaching/no-key");
  options.optional_word("RULE", name, "the rule's name, as findings show it");
  if (const std::optional<int> status = options.parse(arguments)) return *status;

  const std::vector<base::RuleInfo> rules = all_rules();
  if (name.empty()) {
    for (const base::RuleInfo& rule : rules) {
      std::cout << rule.id << std::string(rule.id.size() < 28 ? 28 - rule.id.size() : 1, ' ')
                << (rule.severity == base::Severity::error ? "error    " : "warning  ") << rule.summary << '\n';
    }
    return kDone;
  }
  if (const base::RuleInfo* rule = find_rule(rules, name)) {
    std::cout << write::explanation_text(*rule, isatty(STDOUT_FILENO) ? write::Colour::on : write::Colour::off);
    return kDone;
  }
  std::vector<std::string> ids;
  for (const base::RuleInfo& rule : rules) ids.emplace_back(rule.id);
  const int near = text::closest(name, ids, 0.5);
  std::cerr << "colloquy: there is no rule \"" << name << '"';
  if (near >= 0) std::cerr << "; did you mean " << ids[static_cast<std::size_t>(near)] << '?';
  std::cerr << "\nRun colloquy explain to see all of them.\n";
  return kUsage;
}

}  // namespace colloquy::app
