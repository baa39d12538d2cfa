// An author's mistake, named so that it can be mended: rule, place, one plain sentence, a help
// line and, where a machine can do it, a fix. Collected by source/, check/ and the build; never
// thrown. Rendering (text with caret, JSON, SARIF) is write/findings.
#pragma once

#include <string>
#include <vector>

#include "base/span.h"

namespace colloquy::base {

enum class Severity { error, warning };

// Replaces the text of `span` (empty span: inserts before it) by `text`.
struct Edit {
  Span span;
  std::string text;
};

struct Diagnostic {
  std::string rule;  // "form/heading", "teaching/no-key", "sound/unpronounceable"
  Severity severity = Severity::warning;
  Span span;              // first to one past last offending character
  std::string message;    // one sentence in the author's words
  std::string help;       // what to do; may be empty
  std::vector<Edit> fix;  // empty: nothing a machine may safely do
};

using Diagnostics = std::vector<Diagnostic>;

}  // namespace colloquy::base
