// What a rule of `colloquy check` says of itself: for `colloquy explain`, for the documentation and
// for SARIF. source/ keeps the table of form/ rules, check/ that of teaching/ and sound/, speech/
// that of the sound/ rules that must listen.
#pragma once

#include <string_view>

#include "base/diagnostic.h"

namespace colloquy::base {

enum class Fixable { no, yes };  // whether --fix can mend what the rule finds

// All views are literals in the rule's own file.
struct RuleInfo {
  std::string_view id;  // "teaching/unused-term"
  Severity severity = Severity::warning;
  std::string_view summary;      // one line: what the rule finds
  std::string_view explanation;  // a few sentences: why it matters, what to do, when to switch it off
  std::string_view bad;          // a piece of a lesson that it speaks of
  std::string_view good;         // the same, mended
  Fixable fixable = Fixable::no;
};

}  // namespace colloquy::base
